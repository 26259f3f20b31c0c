package criu.plugin.loader;

import criu.plugin.ExternalMountPlugin;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with the modules of an entry, in words that name the jars. */
final class EntryChecks {
  private static final String CONTRACT = "criu.plugin";

  private final PluginEntry entry;
  private final List<PluginJar> jars;
  private final Map<String, PluginJar> modules = new HashMap<>();
  private final Map<String, PluginJar> packages = new HashMap<>();

  EntryChecks(PluginEntry entry, List<PluginJar> jars) {
    this.entry = entry;
    this.jars = jars;
  }

  /**
   * Checks everything that can be told from the descriptors alone.
   *
   * @return the jar with the provider
   */
  PluginJar check(ModuleLayer parent) throws PluginLoadException {
    for (PluginJar jar : jars) {
      checkModuleName(jar);
      checkPackages(jar);
    }
    for (PluginJar jar : jars) {
      checkRequirements(jar, parent);
    }
    return provider();
  }

  private void checkModuleName(PluginJar jar) throws PluginLoadException {
    if (jar.module().equals(CONTRACT)) {
      throw refused(jar, "a plugin cannot bring its own " + CONTRACT);
    }
    PluginJar other = modules.putIfAbsent(jar.module(), jar);
    if (other != null) {
      throw refused(jar, "the module is also in " + other.path());
    }
  }

  private void checkPackages(PluginJar jar) throws PluginLoadException {
    for (String name : jar.descriptor().packages()) {
      PluginJar other = packages.putIfAbsent(name, jar);
      if (other != null) {
        String reason =
            "the package %s is also in %s (module %s)"
                .formatted(name, other.path(), other.module());
        throw refused(jar, reason);
      }
    }
  }

  private void checkRequirements(PluginJar jar, ModuleLayer parent) throws PluginLoadException {
    for (Requires requires : jar.descriptor().requires()) {
      boolean optional = requires.modifiers().contains(Requires.Modifier.STATIC);
      String name = requires.name();
      if (modules.containsKey(name)) {
        continue;
      }
      Optional<Module> found = parent.findModule(name);
      if (found.filter(EntryChecks::isHidden).isPresent()) {
        throw refused(
            jar,
            "it requires the module " + name + ", a part of criu-mount that plugins may not use");
      }
      if (!optional && found.isEmpty()) {
        throw refused(jar, "it requires the module " + name + ", which is missing");
      }
    }
  }

  /** Tells whether a module is a part of criu-mount, or of its libraries, but not the contract. */
  private static boolean isHidden(Module module) {
    return !module.getName().equals(CONTRACT)
        && Loading.ownLayer().equals(module.getLayer())
        && EntryChecks.class.getClassLoader().equals(module.getClassLoader());
  }

  private PluginJar provider() throws PluginLoadException {
    List<PluginJar> providers = new ArrayList<>();
    for (PluginJar jar : jars) {
      addProviders(jar, providers);
    }
    if (providers.isEmpty()) {
      String module = jars.size() == 1 ? jars.getFirst().module() : null;
      String reason = "it does not provide " + ExternalMountPlugin.class.getName();
      throw new PluginLoadException(entry.path(), module, reason);
    }
    if (providers.size() > 1) {
      throw refused(providers.get(1), "it holds more than one plugin, but an entry is one plugin");
    }
    return providers.getFirst();
  }

  /** Adds a jar for each plugin that it provides. */
  private static void addProviders(PluginJar jar, List<PluginJar> providers) {
    for (Provides provides : jar.descriptor().provides()) {
      if (provides.service().equals(ExternalMountPlugin.class.getName())) {
        provides.providers().forEach(name -> providers.add(jar));
      }
    }
  }

  private static PluginLoadException refused(PluginJar jar, String reason) {
    return new PluginLoadException(jar.path(), jar.module(), reason);
  }
}
