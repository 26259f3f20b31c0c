/**
 * Why a tree of mounts cannot be dumped, or not brought back. Each {@link criu.mount.rule.Rule}
 * looks for one thing; {@link criu.mount.rule.Rules} runs them all and collects every {@link
 * criu.mount.rule.Problem} with what cures it. Pure; depends on the model, on what is known of file
 * systems, and on plans.
 */
@NullMarked
package criu.mount.rule;

import org.jspecify.annotations.NullMarked;
