/**
 * Image files as JSON and back, with the keys and values of CRIU's {@code crit}. Start at {@link
 * criu.mount.crit.ImageText}. The messages are described by a table, {@code schema.txt}; bytes that
 * the table cannot tell travel along, so that every file comes back as it was. Depends on nothing
 * else of this module; {@code dump} and {@code restore} do not use it.
 */
@NullMarked
package criu.mount.crit;

import org.jspecify.annotations.NullMarked;
