/**
 * From Markdown to man pages, see man-pages(7) and groff_man(7). Start at {@link
 * criu.manual.ManPages}; it depends on the parser of Markdown alone.
 */
@NullMarked
package criu.manual;

import org.jspecify.annotations.NullMarked;
