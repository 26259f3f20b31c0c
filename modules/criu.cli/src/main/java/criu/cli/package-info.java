/**
 * The command line. Start at {@link criu.cli.Main}; each {@link criu.cli.Command} is a class of its
 * own. Everything that is printed goes through {@link criu.cli.Console}.
 */
@NullMarked
package criu.cli;

import org.jspecify.annotations.NullMarked;
