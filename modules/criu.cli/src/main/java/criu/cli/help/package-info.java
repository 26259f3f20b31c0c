/**
 * What the command says of itself: help, suggestions and completion scripts, as text made of {@link
 * criu.cli.help.CommandWords}. Pure: it depends on nothing but the JDK, and is loaded only when one
 * of them is asked for.
 */
@NullMarked
package criu.cli.help;

import org.jspecify.annotations.NullMarked;
