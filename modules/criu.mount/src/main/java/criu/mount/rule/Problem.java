package criu.mount.rule;

import criu.mount.model.Mount;
import java.util.List;
import java.util.Optional;

/**
 * Something about a tree of mounts that its owner has to know before it is dumped.
 *
 * @param rule the name of the rule that found it, which does not change between versions
 * @param severity whether it stands against a dump
 * @param which what it is about, as a message names it
 * @param pid a process that sees it: one in the mount namespace it is about
 * @param mount the mount it is about; empty when it is about a process or an option
 * @param reason what is wrong, a sentence without a full stop
 * @param remedies what cures it, each on its own, the best first
 */
public record Problem(
    String rule,
    Severity severity,
    String which,
    int pid,
    Optional<Mount> mount,
    String reason,
    List<Remedy> remedies) {

  /** Whether a problem stands against a dump. */
  public enum Severity {
    /** A dump is refused. */
    ERROR,
    /** A dump goes on, but something will not be as it was. */
    WARNING
  }

  /** Copies the remedies. */
  public Problem {
    remedies = List.copyOf(remedies);
  }

  /** Tells whether a dump is refused because of it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
