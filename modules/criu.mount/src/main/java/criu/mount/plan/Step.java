package criu.mount.plan;

import criu.mount.model.Mount;
import criu.syscall.Propagation;
import criu.syscall.RawString;

/**
 * One thing a restore does. Every step knows the mount for whose sake it is done, so that a failure
 * can name it.
 */
public sealed interface Step {

  /** Returns the mount for whose sake the step is done. */
  Mount mount();

  /** Makes a new superblock and a detached mount of it. */
  record MakeFileSystem(Handle made, Mount mount) implements Step {}

  /** Mounts, detached, the file system on a device or server. */
  record MountSource(Handle made, Mount mount, RawString source) implements Step {}

  /** Unpacks the archived content of the superblock. */
  record FillFileSystem(Handle handle, Mount mount) implements Step {}

  /** Gives the superblock its own flags, such as read-only, after it is filled. */
  record SealFileSystem(Handle handle, Mount mount) implements Step {}

  /** Makes a detached copy of what the host has at a path. */
  record CopyHostPath(Handle made, Mount mount, RawString path) implements Step {}

  /**
   * Makes a detached copy of what the host has at a path, which is a peer or fellow slave of the
   * host's mount there. Stands at the beginning of a plan: it is done before the new namespace is
   * cut off from the host.
   */
  record CopyHostPeer(Handle made, Mount mount, RawString path) implements Step {}

  /** Makes a detached copy of a mount that the plan made, rooted at a path below its root. */
  record CopyMount(Handle made, Mount mount, Handle source, RawString path) implements Step {}

  /**
   * Makes a detached copy of a file or directory that is made for it, and removed again when the
   * copy is placed.
   *
   * @param path where it was before it was deleted, below the root of the source
   * @param parent the mount it will stand on, where there is something of the same kind
   * @param below where it will stand on that
   */
  record CopyDeleted(
      Handle made, Mount mount, Handle source, RawString path, Mount parent, RawString below)
      implements Step {}

  /** Lets the plugins mount at the temporary place {@code /crt-premount.ID}. */
  record Premount(Mount mount) implements Step {
    /** Returns the temporary place as seen from the root under construction. */
    public RawString temporary() {
      return temporaryPlace(mount);
    }
  }

  /**
   * Takes what a plugin mounted at the temporary place as a detached copy, and clears the place.
   */
  record TakePremount(Handle made, Mount mount) implements Step {}

  /** Gives what a handle holds, the mount or what it is copied from, the flags of the mount. */
  record SetFlags(Handle handle, Mount mount) implements Step {
    /** Makes the step for a mount of the tree itself. */
    public SetFlags(Mount mount) {
      this(Handle.of(mount), mount);
    }
  }

  /** Attaches a source aside, on kernels that copy attached mounts only. */
  record Park(Handle handle, Mount mount) implements Step {}

  /**
   * Mounts on the parent.
   *
   * @param parent the mount it is mounted on
   * @param below the path from the root of the parent, empty for that root itself
   */
  record Place(Mount mount, Mount parent, RawString below) implements Step {}

  /** Attaches the root mount in the new namespace, hidden until the root is switched. */
  record AttachRoot(Mount mount) implements Step {}

  /** Makes the root mount the root, and drops the host's tree. */
  record SwitchRoot(Mount mount) implements Step {}

  /** Gives a mount the sharing of another of the same superblock. */
  record JoinGroup(Handle handle, Mount mount, Handle from) implements Step {}

  /** Gives a propagation. */
  record SetPropagation(Handle handle, Mount mount, Propagation propagation) implements Step {
    /** Makes the step for a mount of the tree itself. */
    public SetPropagation(Mount mount, Propagation propagation) {
      this(Handle.of(mount), mount, propagation);
    }
  }

  /** Makes the root mount the root, and keeps the host's tree in a directory of it for a while. */
  record EnterRoot(Mount mount) implements Step {}

  /** Unmounts everything but the root of the host's tree, children first. */
  record ClearOldTree(Mount mount) implements Step {}

  /** Takes the root mount that the namespace has already. */
  record KeepRoot(Mount mount) implements Step {}

  /** Lets the plugins mount at the mountpoint itself. */
  record MountInPlace(Mount mount) implements Step {}

  /** Moves what a plugin mounted at the temporary place to its own, and clears the place. */
  record MoveHome(Mount mount, Mount parent, RawString below) implements Step {}

  /** Takes hold of the copy that propagation has put on a mount. */
  record TakeCopy(Mount mount, Mount parent, RawString below) implements Step {}

  /** Unmounts the copy of a mount that propagation has put where it does not belong. */
  record UnmountCopy(Mount mount, Mount parent, RawString below) implements Step {}

  /** Drops the host's tree and the directory it was kept in. */
  record LeaveOldRoot(Mount mount) implements Step {}

  /** Lets go of a mount; a source that is not attached ceases to be. */
  record Release(Handle handle, Mount mount) implements Step {}

  /** Returns the place at which a plugin mounts before the mount can stand in its own. */
  static RawString temporaryPlace(Mount mount) {
    return new RawString("/crt-premount." + Integer.toUnsignedString(mount.id()));
  }
}
