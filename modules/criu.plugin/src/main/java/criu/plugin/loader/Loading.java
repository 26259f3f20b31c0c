package criu.plugin.loader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One load of a selection of plugins.
 *
 * @param parent the layer whose modules the plugins may require
 * @param providers makes the plugins
 */
record Loading(ModuleLayer parent, Providers providers) {

  /** Returns the layer that criu-mount itself is in. */
  static ModuleLayer ownLayer() {
    ModuleLayer own = Loading.class.getModule().getLayer();
    return Objects.requireNonNullElse(own, ModuleLayer.boot());
  }

  /** Loads all or none. */
  LoadedPlugins all(PluginSelection selection) throws PluginLoadException {
    List<Candidate> candidates = candidates(selection);
    for (Check check : Check.values()) {
      for (Candidate candidate : candidates) {
        candidate.pass(check, this);
        Optional<PluginLoadException> failure = candidate.failure();
        if (failure.isPresent()) {
          candidates.forEach(Candidate::close);
          throw failure.get();
        }
      }
    }
    return loaded(candidates, candidates);
  }

  /** Loads what can be loaded, and tells of all. */
  LoadedPlugins each(PluginSelection selection) throws PluginLoadException {
    List<Candidate> candidates = candidates(selection);
    for (Check check : Check.values()) {
      candidates.forEach(candidate -> candidate.pass(check, this));
    }
    return loaded(candidates, candidates.stream().filter(c -> c.failure().isEmpty()).toList());
  }

  private static LoadedPlugins loaded(List<Candidate> all, List<Candidate> good) {
    return new LoadedPlugins(
        good.stream().map(Candidate::plugin).toList(),
        () -> all.stream().map(Candidate::report).toList(),
        all.stream().flatMap(candidate -> candidate.loader().stream()).toList());
  }

  private static List<Candidate> candidates(PluginSelection selection) throws PluginLoadException {
    List<EntryPlace> places = new ArrayList<>();
    for (var directory : selection.directories()) {
      places.addAll(PluginFiles.places(directory));
    }
    places.addAll(Bundled.places(selection));
    Set<String> unknown = new HashSet<>(selection.nativeAccess());
    List<Candidate> candidates = new ArrayList<>();
    for (EntryPlace place : places) {
      unknown.remove(place.name());
      boolean nativeAccess = selection.nativeAccess().contains(place.name());
      candidates.add(new Candidate(place, nativeAccess));
    }
    if (!unknown.isEmpty()) {
      String name = unknown.iterator().next();
      throw PluginLoadException.named(
          name, "--plugin-native names it, and no entry of that name is loaded");
    }
    return candidates;
  }
}
