package criu.mount.rule;

/** Looks for one thing that stands against a dump. Has no state; linear in the mounts. */
public interface Rule {

  /** Returns the name by which programs know what it finds: lower case, with hyphens. */
  String name();

  /** Reports everything it finds. */
  void check(Subject subject, Findings findings);
}
