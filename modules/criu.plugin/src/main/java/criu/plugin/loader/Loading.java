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

  private static final List<Check> LAST = List.of(Check.UNCHANGED, Check.PROVIDER);

  /** Returns the layer that criu-mount itself is in. */
  static ModuleLayer ownLayer() {
    ModuleLayer own = Loading.class.getModule().getLayer();
    return Objects.requireNonNullElse(own, ModuleLayer.boot());
  }

  /** Loads all or none. */
  LoadedPlugins all(Examination examination) throws PluginLoadException {
    List<Candidate> candidates = examination.finish();
    requireNoFailure(candidates);
    for (Check check : LAST) {
      for (Candidate candidate : candidates) {
        candidate.pass(check, this);
        if (candidate.failure().isPresent()) {
          requireNoFailure(candidates);
        }
      }
    }
    return loaded(candidates, candidates);
  }

  /** Loads what can be loaded, and tells of all. */
  LoadedPlugins each(Examination examination) throws PluginLoadException {
    List<Candidate> candidates = examination.finish();
    for (Check check : LAST) {
      candidates.forEach(candidate -> candidate.pass(check, this));
    }
    return loaded(candidates, candidates.stream().filter(c -> c.failure().isEmpty()).toList());
  }

  /** Throws the failure of the earliest check, and among these of the first entry. */
  private static void requireNoFailure(List<Candidate> candidates) throws PluginLoadException {
    for (Check check : Check.values()) {
      for (Candidate candidate : candidates) {
        Optional<PluginLoadException> failure = candidate.failureOf(check);
        if (failure.isPresent()) {
          candidates.forEach(Candidate::close);
          throw failure.get();
        }
      }
    }
  }

  private static LoadedPlugins loaded(List<Candidate> all, List<Candidate> good) {
    return new LoadedPlugins(
        good.stream().map(Candidate::plugin).toList(),
        () -> all.stream().map(Candidate::report).toList(),
        all.stream().flatMap(candidate -> candidate.loader().stream()).toList());
  }

  /** Returns all entries of a selection, of which nothing is checked yet. */
  static List<Candidate> candidates(PluginSelection selection) throws PluginLoadException {
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
