/**
 * Configuration files in the syntax of CRIU. Start at {@link criu.cli.config.ConfigFile}. Pure but
 * for {@link criu.cli.config.TrustedText}, which reads a file; loaded only when there is one.
 */
@NullMarked
package criu.cli.config;

import org.jspecify.annotations.NullMarked;
