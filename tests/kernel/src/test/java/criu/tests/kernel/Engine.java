package criu.tests.kernel;

import java.util.List;

/** The ways in which a restore mounts, by the option that asks for each. */
enum Engine {
  DETACHED(),
  IN_PLACE("--no-detached-trees"),
  CLASSIC("--mntns-compat-mode");

  private final List<String> options;

  Engine(String... options) {
    this.options = List.of(options);
  }

  List<String> options() {
    return options;
  }
}
