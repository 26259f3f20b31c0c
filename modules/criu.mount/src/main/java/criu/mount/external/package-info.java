/**
 * Mounts whose source lies outside of the tree: those that options name ({@link
 * criu.mount.external.ExternalMounts}) and those that plugins take ({@link
 * criu.mount.external.PluginChain}). Depends on the model and the plugin contract.
 */
@NullMarked
package criu.mount.external;

import org.jspecify.annotations.NullMarked;
