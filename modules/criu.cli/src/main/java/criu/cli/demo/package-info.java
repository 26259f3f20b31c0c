/**
 * The round trip of {@code criu-mount demo}. Start at {@link criu.cli.demo.Demo}. Makes a namespace
 * of its own in a temporary directory, and leaves nothing behind.
 */
@NullMarked
package criu.cli.demo;

import org.jspecify.annotations.NullMarked;
