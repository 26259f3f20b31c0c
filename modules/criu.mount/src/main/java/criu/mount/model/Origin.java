package criu.mount.model;

import criu.syscall.RawString;
import java.util.Optional;

/** Who brings a mount back at restore. */
public sealed interface Origin {

  /** The tree itself: it is the root, a file system that can be made anew, or a bind of such. */
  record Tree() implements Origin {
    @Override
    public boolean isOutside() {
      return false;
    }

    @Override
    public Optional<String> mark() {
      return Optional.empty();
    }
  }

  /**
   * An option gives the host's path for a key.
   *
   * @param key the key from the dump's {@code --external mnt[PATH]:KEY}
   * @param internalSharing whether the peer group is not the host's
   */
  record External(RawString key, boolean internalSharing) implements Origin {
    @Override
    public boolean isOutside() {
      return true;
    }

    @Override
    public Optional<String> mark() {
      return Optional.of("external:" + key);
    }
  }

  /**
   * The host's path was found at dump and is the source of the superblock.
   *
   * @param internalSharing whether the peer group is not the host's
   */
  record AutoExternal(boolean internalSharing) implements Origin {
    @Override
    public boolean isOutside() {
      return true;
    }

    @Override
    public Optional<String> mark() {
      return Optional.of("external");
    }
  }

  /** A device given by option; its name stands in the source as {@code dev[NAME]}. */
  record DeviceExternal() implements Origin {
    @Override
    public boolean isOutside() {
      return true;
    }

    @Override
    public Optional<String> mark() {
      return Optional.of("device");
    }
  }

  /** A plugin. */
  record Plugin() implements Origin {
    @Override
    public boolean isOutside() {
      return true;
    }

    @Override
    public Optional<String> mark() {
      return Optional.of("plugin");
    }
  }

  /** The origin of a mount that nobody outside brings back. */
  Origin TREE = new Tree();

  // Not a default method: with one, a variant's initialization would wait for TREE, and TREE for
  // it.
  /** Tells whether someone outside of the tree brings the mount back. */
  boolean isOutside();

  /**
   * Returns the word for it beside a mount, with the key where there is one; empty for the tree.
   */
  Optional<String> mark();
}
