package criu.mount.model;

import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;

/** Builds a mount for a test: a private tmpfs of its own unless something else is said. */
public final class MountBuilder {
  private final int id;
  private final int parentId;
  private final RawString mountpoint;
  private RawString root = RawPaths.ROOT;
  private MountFlags flags = MountFlags.of(MountFlag.MS_RELATIME);
  private Sharing sharing = Sharing.PRIVATE;
  private Device device;
  private RawString type = RawString.of("tmpfs");
  private RawString source = RawString.of("tmpfs");
  private MountFlags superblockFlags = MountFlags.NONE;
  private RawString options = RawString.EMPTY;
  private boolean rootDeleted;
  private Origin origin = Origin.TREE;

  private MountBuilder(int id, int parentId, RawString mountpoint) {
    this.id = id;
    this.parentId = parentId;
    this.mountpoint = mountpoint;
    this.device = new Device(0, id);
  }

  public static MountBuilder mount(int id, int parentId, String mountpoint) {
    return mount(id, parentId, RawString.of(mountpoint));
  }

  public static MountBuilder mount(int id, int parentId, RawString mountpoint) {
    return new MountBuilder(id, parentId, mountpoint);
  }

  /** Starts with everything a mount has. */
  public static MountBuilder like(Mount mount) {
    return like(mount, mount.id(), mount.parentId(), mount.mountpoint());
  }

  /** Starts with everything a mount has, but at another place of the tree. */
  public static MountBuilder like(Mount mount, int id, int parentId, RawString mountpoint) {
    MountBuilder builder = new MountBuilder(id, parentId, mountpoint);
    builder.root = mount.root();
    builder.flags = mount.flags();
    builder.sharing = mount.sharing();
    builder.device = mount.superblock().device();
    builder.type = mount.superblock().type();
    builder.source = mount.superblock().source();
    builder.superblockFlags = mount.superblock().flags();
    builder.options = mount.superblock().options();
    builder.rootDeleted = mount.rootDeleted();
    builder.origin = mount.origin();
    return builder;
  }

  public MountBuilder root(String path) {
    return root(RawString.of(path));
  }

  public MountBuilder root(RawString path) {
    this.root = path;
    return this;
  }

  public MountBuilder flags(MountFlags value) {
    this.flags = value;
    return this;
  }

  public MountBuilder sharing(int groupId, int masterId, boolean unbindable) {
    this.sharing = new Sharing(groupId, masterId, unbindable);
    return this;
  }

  public MountBuilder device(int major, int minor) {
    this.device = new Device(major, minor);
    return this;
  }

  public MountBuilder type(String name) {
    this.type = RawString.of(name);
    return this;
  }

  public MountBuilder source(String name) {
    return source(RawString.of(name));
  }

  public MountBuilder source(RawString name) {
    this.source = name;
    return this;
  }

  public MountBuilder superblockFlags(MountFlags value) {
    this.superblockFlags = value;
    return this;
  }

  public MountBuilder options(String words) {
    this.options = RawString.of(words);
    return this;
  }

  public MountBuilder rootDeleted(boolean value) {
    this.rootDeleted = value;
    return this;
  }

  public MountBuilder origin(Origin value) {
    this.origin = value;
    return this;
  }

  public Mount build() {
    Superblock superblock = new Superblock(device, type, source, superblockFlags, options);
    return new Mount(
        id, parentId, mountpoint, root, flags, sharing, superblock, rootDeleted, origin);
  }
}
