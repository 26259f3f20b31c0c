package criu.tests.kernel;

import java.util.List;

/** The ways in which a restore mounts, by the option that asks for each. */
public enum Engine {
  DETACHED(""),
  IN_PLACE("--no-detached-trees"),
  CLASSIC("--mntns-compat-mode");

  private final String option;

  Engine(String option) {
    this.option = option;
  }

  public List<String> options() {
    return option.isEmpty() ? List.of() : List.of(option);
  }
}
