/**
 * What a dump promises while it runs: nothing of the namespace is changed by it, nothing changes
 * unnoticed meanwhile, and its end leaves all or nothing.
 */
@org.jspecify.annotations.NullMarked
package criu.tests.kernel.consistency;
