package criu.mount.freeze;

import criu.mount.model.Mount;
import criu.syscall.RawString;

/** A hierarchy of cgroups that can freeze, with its files and the words it reads and writes. */
enum Hierarchy {
  /** The unified hierarchy, Linux 5.2 and later. */
  V2("cgroup.freeze", "1", "0", "cgroup.freeze", "1", "cgroup.events", "frozen 1"),
  /** The freezer of version 1. */
  V1("freezer.state", "FROZEN", "THAWED", "freezer.self_freezing", "1", "freezer.state", "FROZEN");

  private static final String CONTROLLER = "freezer";

  /** Takes the words below. */
  final String switchFile;

  /** Stops. */
  final String freeze;

  /** Resumes. */
  final String thaw;

  /** Tells whether someone stopped just this cgroup. */
  final String ownFile;

  /** What that says then. */
  final String own;

  /** Tells how far it is. */
  final String stateFile;

  /** The line of that when all processes stand still. */
  final String frozen;

  Hierarchy(
      String switchFile,
      String freeze,
      String thaw,
      String ownFile,
      String own,
      String stateFile,
      String frozen) {
    this.switchFile = switchFile;
    this.freeze = freeze;
    this.thaw = thaw;
    this.ownFile = ownFile;
    this.own = own;
    this.stateFile = stateFile;
    this.frozen = frozen;
  }

  /** Tells whether a line of {@code /proc/PID/cgroup} is of this hierarchy. */
  boolean isNamedBy(String number, String controllers) {
    return switch (this) {
      case V2 -> number.equals("0") && controllers.isEmpty();
      case V1 -> hasWord(controllers);
    };
  }

  /** Tells whether a mount shows this hierarchy. */
  boolean isShownBy(Mount mount) {
    RawString type = mount.superblock().type();
    return switch (this) {
      case V2 -> type.is("cgroup2");
      case V1 -> type.is("cgroup") && hasWord(mount.superblock().options().latin1());
    };
  }

  private static boolean hasWord(String list) {
    return ("," + list + ",").contains("," + CONTROLLER + ",");
  }
}
