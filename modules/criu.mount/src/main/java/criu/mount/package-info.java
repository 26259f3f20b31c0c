/**
 * The part of criu-mount that other programs may use: {@link criu.mount.Mounts} reads mount trees,
 * compares and shows them.
 *
 * {@snippet file="example/mounts/Example.java" region="compare"}
 *
 * <p>This package alone is exported to all, and its names stay. It reads files as any Java code
 * may, and calls no native code: so a plugin gains nothing by it.
 */
@NullMarked
package criu.mount;

import org.jspecify.annotations.NullMarked;
