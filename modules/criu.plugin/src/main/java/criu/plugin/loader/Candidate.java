package criu.plugin.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An entry on its way from a file to a plugin, one check after the other. */
final class Candidate {
  private final EntryPlace place;
  private final boolean nativeAccess;
  private final List<Check> passed = new ArrayList<>();
  private Optional<PluginEntry> entry = Optional.empty();
  private List<PluginJar> jars = List.of();
  private Optional<EntryLayer> layer = Optional.empty();
  private Optional<LoadedPlugin> plugin = Optional.empty();
  private Optional<PluginLoadException> failure = Optional.empty();
  private Optional<Check> failed = Optional.empty();

  Candidate(EntryPlace place, boolean nativeAccess) {
    this.place = place;
    this.nativeAccess = nativeAccess;
  }

  EntryPlace place() {
    return place;
  }

  /** Makes the check, unless an earlier one failed; remembers what came of it. */
  void pass(Check check, Loading loading) {
    if (failure.isPresent()) {
      return;
    }
    try {
      switch (check) {
        case FILES -> entry = Optional.of(place.find());
        case DIGESTS -> place.digests().check(entry.orElseThrow().jars());
        case JARS -> jars = new JarReader().readAll(entry.orElseThrow());
        case MODULES ->
            layer =
                Optional.of(
                    EntryLayer.of(entry.orElseThrow(), jars, loading.parent(), nativeAccess));
        case CLASSES -> layer.orElseThrow().loadClasses(jars);
        case UNCHANGED -> place.files().checkUnchanged();
        case PROVIDER -> plugin = Optional.of(loading.providers().create(layer.orElseThrow()));
      }
      passed.add(check);
    } catch (PluginLoadException e) {
      failure = Optional.of(e);
      failed = Optional.of(check);
    }
  }

  Optional<PluginLoadException> failure() {
    return failure;
  }

  /** Returns the failure, if this check found it. */
  Optional<PluginLoadException> failureOf(Check check) {
    return failed.filter(check::equals).flatMap(which -> failure);
  }

  LoadedPlugin plugin() {
    return plugin.orElseThrow();
  }

  void close() {
    layer.ifPresent(made -> made.loader().close());
  }

  Optional<PluginClassLoader> loader() {
    return layer.map(EntryLayer::loader);
  }

  PluginReport report() {
    var descriptor = layer.map(made -> made.provider().descriptor());
    return new PluginReport(
        place.path(),
        plugin.map(LoadedPlugin::name),
        descriptor.map(it -> it.name()).or(() -> failure.flatMap(PluginLoadException::module)),
        descriptor.flatMap(it -> it.rawVersion()),
        entry.map(PluginEntry::jars).orElse(List.of()),
        layer.map(made -> made.layer().modules().stream().map(Module::getName)).stream()
            .flatMap(Stream::sorted)
            .toList(),
        plugin.map(made -> Hooks.of(made.plugin())).orElse(List.of()),
        nativeAccess,
        List.copyOf(passed),
        failed,
        failure.map(PluginLoadException::getMessage));
  }
}
