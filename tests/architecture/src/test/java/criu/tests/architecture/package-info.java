/**
 * Rules on modules, packages and sources. Each test names one rule and lists what breaks it. Rules
 * on classes are ArchUnit's; rules on sources read the files themselves.
 */
@NullMarked
package criu.tests.architecture;

import org.jspecify.annotations.NullMarked;
