package criu.plugin.loader;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Offers jars in memory to the resolution of modules. */
final class JarModules implements ModuleFinder {
  private final Map<String, ModuleReference> modules;

  JarModules(List<PluginJar> jars) {
    modules = jars.stream().collect(Collectors.toMap(PluginJar::module, Reference::new));
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
      super(jar.descriptor(), jar.path().toUri());
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
