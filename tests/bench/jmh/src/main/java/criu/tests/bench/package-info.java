/**
 * Benchmarks of the parts of a dump and a restore, for JMH: reading mountinfo and building the
 * tree, planning, reading and writing images, archives. May depend on all of criu.mount, which is
 * on the class path here.
 */
@NullMarked
package criu.tests.bench;

import org.jspecify.annotations.NullMarked;
