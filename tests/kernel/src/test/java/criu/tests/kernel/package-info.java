/**
 * Runs the image as a user does, in real mount namespaces. Start at {@link
 * criu.tests.kernel.Sandbox}; findmnt, find and nsenter judge, not the classes of the product.
 */
@org.jspecify.annotations.NullMarked
package criu.tests.kernel;
