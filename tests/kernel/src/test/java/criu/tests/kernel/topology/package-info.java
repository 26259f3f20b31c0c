/**
 * Random mount namespaces, made by the real kernel, dumped, restored by every engine and compared.
 * Start at {@link criu.tests.kernel.topology.RandomTopologyTests}. Works in this process, on
 * threads with namespaces of their own.
 */
@NullMarked
package criu.tests.kernel.topology;

import org.jspecify.annotations.NullMarked;
