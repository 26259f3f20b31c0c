package criu.plugin.loader;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Offers jars in memory to the resolution of modules. */
final class JarModules implements ModuleFinder {
  private final Map<String, ModuleReference> modules = new HashMap<>();

  JarModules(List<PluginJar> jars) {
    for (PluginJar jar : jars) {
      modules.put(jar.module(), new Reference(jar));
    }
  }

  /** Returns the names of the modules. */
  Set<String> names() {
    return modules.keySet();
  }

  @Override
  public Optional<ModuleReference> find(String name) {
    return Optional.ofNullable(modules.get(name));
  }

  @Override
  public Set<ModuleReference> findAll() {
    return Set.copyOf(modules.values());
  }

  private static final class Reference extends ModuleReference {
    private final PluginJar jar;

    Reference(PluginJar jar) {
      super(jar.descriptor(), null); // it is in memory, and not where it was read from
      this.jar = jar;
    }

    @Override
    public ModuleReader open() {
      return new Reader(jar);
    }
  }

  private record Reader(PluginJar jar) implements ModuleReader {
    @Override
    public Optional<URI> find(String name) {
      return bytes(name).map(bytes -> MemoryResource.uri(jar.module(), name));
    }

    @Override
    public Optional<InputStream> open(String name) {
      return bytes(name).map((Function<byte[], InputStream>) ByteArrayInputStream::new);
    }

    @Override
    public Stream<String> list() {
      return jar.contents().keySet().stream();
    }

    @Override
    public void close() {
      // there is nothing open
    }

    private Optional<byte[]> bytes(String name) {
      return Optional.ofNullable(jar.contents().get(name));
    }
  }
}
