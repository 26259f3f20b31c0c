/**
 * Content of tmpfs: whole trees of files, archives of other programs, memory, progress. What is
 * compared is described by programs in {@code src/test/c}, not by the product.
 */
@org.jspecify.annotations.NullMarked
package criu.tests.kernel.content;
