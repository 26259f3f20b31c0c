package criu.plugin.loader;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Defines the classes of one entry from the jars in memory. Its own packages come first, then those
 * of the modules that it reads in other layers, then what the loader of criu-mount has.
 */
final class PluginClassLoader extends ClassLoader implements AutoCloseable {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, ClassLoader> imports;
  private volatile List<PluginJar> jars;
  private volatile Map<String, PluginJar> byPackage;

  /**
   * Makes the loader of an entry.
   *
   * @param name the name for stack traces
   * @param jars the jars, whose packages are disjoint
   * @param imports the loader of each package of the modules that the jars read
   */
  PluginClassLoader(String name, List<PluginJar> jars, Map<String, ClassLoader> imports) {
    super(name, PluginClassLoader.class.getClassLoader());
    this.jars = List.copyOf(jars);
    this.byPackage = byPackage(jars);
    this.imports = Map.copyOf(imports);
  }

  private static Map<String, PluginJar> byPackage(List<PluginJar> jars) {
    Map<String, PluginJar> all = new HashMap<>();
    jars.forEach(jar -> jar.descriptor().packages().forEach(name -> all.put(name, jar)));
    return Map.copyOf(all);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    String packageName = packageOf(name);
    if (byPackage.containsKey(packageName)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
    ClassLoader other = imports.get(packageName);
    return other == null ? super.loadClass(name, resolve) : other.loadClass(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    PluginJar jar = byPackage.get(packageOf(name));
    Class<?> found = jar == null ? null : define(jar, name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  @Override
  protected @Nullable Class<?> findClass(@Nullable String module, String name) {
    PluginJar jar = byPackage.get(packageOf(name));
    return jar == null || !jar.module().equals(module) ? null : define(jar, name);
  }

  private @Nullable Class<?> define(PluginJar jar, String name) {
    byte[] bytes = jar.contents().get(name.replace('.', '/') + ".class");
    return bytes == null ? null : defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Stream<URL> inherited = Collections.list(getParent().getResources(name)).stream();
    return Collections.enumeration(Stream.concat(own(name), inherited).toList());
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return own(name).findFirst().orElse(null);
  }

  @Override
  protected @Nullable URL findResource(@Nullable String module, String name) {
    return jars.stream()
        .filter(jar -> jar.module().equals(module))
        .flatMap(jar -> resource(jar, name))
        .findFirst()
        .orElse(null);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(own(name).toList());
  }

  private Stream<URL> own(String name) {
    return jars.stream().flatMap(jar -> resource(jar, name));
  }

  private static Stream<URL> resource(PluginJar jar, String name) {
    return Stream.ofNullable(jar.contents().get(name))
        .map(bytes -> MemoryResource.url(jar.module(), name, bytes));
  }

  /** Lets go of the jars; classes already loaded go on working. */
  @Override
  public void close() {
    jars = List.of();
    byPackage = Map.of();
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
