package criu.mount.plan;

import criu.mount.model.Mount;

/**
 * Names a mount that a plan has made and holds, before and after it stands in the tree.
 *
 * @param kind what it is held for
 * @param id the id of the mount it stands for, or the number of the peer group
 */
public record Handle(Kind kind, int id) {

  /** What a mount is held for. */
  public enum Kind {
    /** It is a mount of the tree. */
    MOUNT,
    /** It is kept aside, to be copied and dropped. */
    SOURCE,
    /** It is linked to a mount of the host, and kept aside to be copied and dropped. */
    OF_HOST,
    /** It is kept aside as the first member of a peer group, to be copied and dropped. */
    SEED
  }

  /** Returns the handle of a mount of the tree. */
  public static Handle of(Mount mount) {
    return new Handle(Kind.MOUNT, mount.id());
  }

  /** Returns the handle of a mount that is copied to make {@code first} and others. */
  public static Handle sourceOf(Mount first) {
    return new Handle(Kind.SOURCE, first.id());
  }

  /** Returns the handle of the slave of the host that {@code first} and others are copied from. */
  public static Handle ofHostFor(Mount first) {
    return new Handle(Kind.OF_HOST, first.id());
  }

  /** Returns the handle of the mount that members of a peer group are copied from. */
  public static Handle seedOf(int group) {
    return new Handle(Kind.SEED, group);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Handle(Kind itsKind, int itsId) && kind == itsKind && id == itsId;
  }

  @Override
  public int hashCode() {
    return id; // of few mounts more than one is held
  }

  @Override
  public String toString() {
    String number = Integer.toUnsignedString(id);
    return switch (kind) {
      case MOUNT -> "mount " + number;
      case SOURCE -> "the source of mount " + number;
      case OF_HOST -> "the host's slave for mount " + number;
      case SEED -> "the seed of peer group " + number;
    };
  }
}
