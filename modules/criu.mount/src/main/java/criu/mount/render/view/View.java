package criu.mount.render.view;

import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.rule.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a picture of mounts shows. Immutable. */
public final class View {
  private final String title;
  private final List<ShownNamespace> namespaces;
  private final Optional<List<Problem>> problems;
  private final Map<Integer, List<Problem>> problemsByMount = new HashMap<>();

  private View(String title, List<ShownNamespace> namespaces, Optional<List<Problem>> problems) {
    this.title = title;
    this.namespaces = namespaces;
    this.problems = problems;
    for (Problem problem : problems.orElse(List.of())) {
      problem.mount().ifPresent(mount -> problemsOfId(mount.id()).add(problem));
    }
  }

  private List<Problem> problemsOfId(int id) {
    return problemsByMount.computeIfAbsent(id, any -> new ArrayList<>());
  }

  /**
   * Makes a view.
   *
   * @param title what is shown, such as {@code process 4711}
   * @param namespaces what is there
   * @param filter what of it is wanted
   * @param problems what stands against a dump; empty when nobody has looked
   */
  public static View of(
      String title,
      List<MountNamespace> namespaces,
      Filter filter,
      Optional<List<Problem>> problems) {
    List<ShownNamespace> shown =
        namespaces.stream()
            .map(one -> ShownNamespace.of(one, filter))
            .filter(one -> !one.isEmpty())
            .toList();
    return new View(title, shown, problems);
  }

  /** Makes a view of all of one tree. */
  public static View of(MountTree tree) {
    return of("", List.of(new MountNamespace(0, tree)), Filter.ALL, Optional.empty());
  }

  /** Returns what is shown, such as {@code process 4711}. */
  public String title() {
    return title;
  }

  /** Returns the namespaces of which something is shown. */
  public List<ShownNamespace> namespaces() {
    return namespaces;
  }

  /** Returns what stands against a dump; empty when nobody has looked. */
  public Optional<List<Problem>> problems() {
    return problems;
  }

  /** Returns what stands against a dump of one mount. */
  public List<Problem> problemsOf(Mount mount) {
    return List.copyOf(problemsByMount.getOrDefault(mount.id(), List.of()));
  }
}
