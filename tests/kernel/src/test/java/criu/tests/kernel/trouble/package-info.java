/**
 * What users of checkpoints run into, set up for real: {@code check} names every culprit, and doing
 * what it prints makes the dump and the restore succeed. A class for each group of troubles.
 */
@org.jspecify.annotations.NullMarked
package criu.tests.kernel.trouble;
