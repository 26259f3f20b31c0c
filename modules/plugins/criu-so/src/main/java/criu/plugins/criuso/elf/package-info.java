/**
 * The bytes of a small shared object, which lets functions of a running program be found by the
 * names that other shared objects ask for; elf(5). Values only: nothing is loaded here. Start at
 * {@link criu.plugins.criuso.elf.SlotObject}.
 */
@NullMarked
package criu.plugins.criuso.elf;

import org.jspecify.annotations.NullMarked;
