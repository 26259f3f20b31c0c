/**
 * Turns a plugin directory into module layers. Start at {@link criu.plugin.loader.PluginDirectory}.
 * Depends on the contract and java.base.
 *
 * <p>The order of a load, each step ({@code Check}) for all entries before the next one begins:
 *
 * <ol>
 *   <li>owners, permissions and links of everything are checked ({@code TrustedFiles})
 *   <li>where the directory pins its jars, their digests are checked ({@code Digests})
 *   <li>the jars are read into memory, and closed again ({@code JarReader})
 *   <li>the modules are checked and become a layer ({@code EntryChecks}, {@code EntryLayer})
 *   <li>all classes are loaded, none is initialized ({@code EntryLayer})
 *   <li>the files are checked again, so that what was read is what was checked
 *   <li>the providers are made; the first code of a plugin runs here ({@code Providers})
 * </ol>
 *
 * <p>No plugin class or resource is looked for in a file afterwards. A thread with another root
 * directory can use a plugin without opening anything below that root.
 */
@NullMarked
package criu.plugin.loader;

import org.jspecify.annotations.NullMarked;
