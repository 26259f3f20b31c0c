package criu.plugin.loader;

import criu.plugin.ExternalMountPlugin;
import java.nio.file.Path;

/**
 * A plugin that is ready for use.
 *
 * @param name what the plugin calls itself; no other loaded plugin has the same name
 * @param module the name of the module that provides it
 * @param entry the jar, or the directory of jars, in the plugin directory
 * @param plugin the plugin, of which no method but {@code name} was called yet
 */
public record LoadedPlugin(String name, String module, Path entry, ExternalMountPlugin plugin) {}
