/**
 * What show, diff and plan make, looked at as their readers look at it: pages in a real browser,
 * JSON by its schema, and the pictures of the docs. Start at {@link criu.tests.show.TreePageTests}.
 */
@NullMarked
package criu.tests.show;

import org.jspecify.annotations.NullMarked;
