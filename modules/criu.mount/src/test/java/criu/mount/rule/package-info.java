/** Tests of the rules: a model goes in, problems come out. */
@NullMarked
package criu.mount.rule;

import org.jspecify.annotations.NullMarked;
