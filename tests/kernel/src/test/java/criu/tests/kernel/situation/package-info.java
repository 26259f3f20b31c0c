/**
 * One named test for each situation that a mount tree can be in, with the tree drawn above it.
 * Start at {@link criu.tests.kernel.situation.Situation}; uses the fixture of the package above,
 * and findmnt judges.
 */
@org.jspecify.annotations.NullMarked
package criu.tests.kernel.situation;
