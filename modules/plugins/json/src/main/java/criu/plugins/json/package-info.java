/**
 * JSON read by tokens, with errors that name file, line and column. Depends on jackson-core alone.
 */
@NullMarked
package criu.plugins.json;

import org.jspecify.annotations.NullMarked;
