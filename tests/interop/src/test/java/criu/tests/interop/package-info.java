/** Tests with CRIU's own tools, with container runtimes and with the runtime image. */
@NullMarked
package criu.tests.interop;

import org.jspecify.annotations.NullMarked;
