package criu.plugin.loader;

import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An entry as a module layer.
 *
 * @param entry the entry
 * @param provider the jar of the module with the provider
 * @param layer the layer with the modules of all jars of the entry
 * @param loader the class loader of all of them, to be closed by the caller
 */
record EntryLayer(
    PluginEntry entry, PluginJar provider, ModuleLayer layer, PluginClassLoader loader) {
  private static final String CLASS = ".class";

  /** Makes the layer of an entry above a parent. No code of the plugin runs. */
  static EntryLayer of(
      PluginEntry entry, List<PluginJar> jars, ModuleLayer parent, boolean nativeAccess)
      throws PluginLoadException {
    PluginJar provider = new EntryChecks(entry, jars).check(parent);
    JarModules modules = new JarModules(jars);
    try {
      Configuration resolved =
          parent.configuration().resolve(modules, ModuleFinder.of(), modules.names());
      PluginClassLoader loader =
          new PluginClassLoader(provider.module(), jars, imports(resolved, parent));
      ModuleLayer.Controller controller =
          ModuleLayer.defineModules(resolved, List.of(parent), name -> loader);
      if (nativeAccess) {
        allowNativeAccess(controller, provider.module());
      }
      return new EntryLayer(entry, provider, controller.layer(), loader);
    } catch (FindException | ResolutionException | LayerInstantiationException e) {
      String reason = "its modules do not fit together: " + PluginLoadException.describe(e);
      throw new PluginLoadException(entry.path(), provider.module(), reason, e);
    }
  }

  @SuppressWarnings("restricted") // the image gives this module the right, for this line
  private static void allowNativeAccess(ModuleLayer.Controller controller, String module) {
    controller.enableNativeAccess(controller.layer().findModule(module).orElseThrow());
  }

  /** Returns the loader of each package that modules of other layers show to these. */
  private static Map<String, ClassLoader> imports(Configuration resolved, ModuleLayer parent) {
    Map<String, ClassLoader> imports = new HashMap<>();
    for (ResolvedModule module : resolved.modules()) {
      for (ResolvedModule read : module.reads()) {
        if (read.configuration() != resolved) {
          parent.findModule(read.name()).ifPresent(found -> addPackages(found, imports));
        }
      }
    }
    return imports;
  }

  /** The JVM's own loader of {@code java.base} is asked for what is in no other package. */
  private static void addPackages(Module module, Map<String, ClassLoader> imports) {
    ClassLoader loader = module.getClassLoader();
    if (loader != null) {
      for (String name : module.getPackages()) {
        imports.put(name, loader);
      }
    }
  }

  /** Loads every class of the jars, and initializes none. */
  void loadClasses(List<PluginJar> jars) throws PluginLoadException {
    for (PluginJar jar : jars) {
      loadClasses(jar);
    }
  }

  private void loadClasses(PluginJar jar) throws PluginLoadException {
    Module module = layer.findModule(jar.module()).orElseThrow();
    // sorted, so that the same class is named each time
    for (String file : new TreeSet<>(jar.contents().keySet())) {
      if (file.endsWith(CLASS)) {
        loadClass(jar, module, file.substring(0, file.length() - CLASS.length()).replace('/', '.'));
      }
    }
  }

  // module-info, and what lies below META-INF, is in no package
  private static void loadClass(PluginJar jar, Module module, String name)
      throws PluginLoadException {
    if (module.getPackages().contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
      load(jar, module, name);
    }
  }

  private static void load(PluginJar jar, Module module, String name) throws PluginLoadException {
    try {
      if (Class.forName(module, name) == null) {
        throw new PluginLoadException(
            jar.path(), jar.module(), "the class " + name + " cannot be loaded");
      }
    } catch (LinkageError | RuntimeException e) {
      String reason =
          "the class %s cannot be loaded: %s".formatted(name, PluginLoadException.describe(e));
      throw new PluginLoadException(jar.path(), jar.module(), reason, e);
    }
  }
}
