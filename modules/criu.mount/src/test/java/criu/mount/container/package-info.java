@NullMarked
package criu.mount.container;

import org.jspecify.annotations.NullMarked;
