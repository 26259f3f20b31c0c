/**
 * The packages of {@code jlink/packages/make}, as an administrator meets them: {@link
 * criu.tests.packages.DebianPackageTests} installs, upgrades and removes them in a bare Debian.
 */
@NullMarked
package criu.tests.packages;

import org.jspecify.annotations.NullMarked;
