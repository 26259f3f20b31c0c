package criu.cli.demo;

import criu.syscall.AtFlag;
import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.MountAttributes;
import criu.syscall.MountFlag;
import criu.syscall.NamespaceThread;
import criu.syscall.Propagation;
import criu.syscall.RawString;
import criu.syscall.UmountFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The mount namespace that the demo dumps: that of a thread of this process. */
final class DemoNamespace implements AutoCloseable {
  private static final RawString HERE = new RawString(".");

  private final Kernel kernel;
  private final Workspace workspace;
  private final NamespaceThread thread;

  private DemoNamespace(Kernel kernel, Workspace workspace, NamespaceThread thread) {
    this.kernel = kernel;
    this.workspace = workspace;
    this.thread = thread;
  }

  /** Builds the namespace. */
  static DemoNamespace build(Kernel kernel, Workspace workspace) throws IOException {
    NamespaceThread thread = NamespaceThread.start(kernel, "demo");
    DemoNamespace namespace = new DemoNamespace(kernel, workspace, thread);
    try {
      thread.run(namespace::mountAll);
    } catch (IOException e) {
      thread.close();
      throw e;
    }
    return namespace;
  }

  /** Returns the number of the thread, which proc shows like a process. */
  int id() {
    return thread.id();
  }

  private void mountAll() throws IOException {
    kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
    kernel
        .mounts()
        .mountSetattr(
            Fd.CWD,
            new RawString("/"),
            Set.of(AtFlag.AT_RECURSIVE),
            MountAttributes.of(Propagation.MS_PRIVATE));
    bind(workspace.root(), "");
    fileSystem("proc", "proc", "");
    contentInNestedFileSystems();
    peersAndSlave();
    readOnlyBind();
    bind(workspace.oldHost().resolve("config"), "config");
    bind(workspace.oldHost().resolve("volume"), "volume");
    bind(workspace.oldHost().resolve("settings"), "settings");
    enter();
  }

  private void contentInNestedFileSystems() throws IOException {
    fileSystem("tmpfs", "tmp", "size=1m,mode=1777");
    Files.createDirectories(inside("tmp/manual"));
    Files.writeString(inside("tmp/manual/page"), "mounts survive\n");
    Files.createDirectory(inside("tmp/cache"));
    fileSystem("tmpfs", "tmp/cache", "size=1m");
    Files.writeString(inside("tmp/cache/entry"), "and what they hold\n");
  }

  private void peersAndSlave() throws IOException {
    fileSystem("tmpfs", "shared", "size=1m");
    propagate("shared", Propagation.MS_SHARED);
    bind(inside("shared"), "peer");
    bind(inside("shared"), "slave");
    propagate("slave", Propagation.MS_SLAVE);
  }

  private void readOnlyBind() throws IOException {
    bind(inside("tmp/manual"), "manual");
    mount(
        Optional.empty(),
        "manual",
        Optional.empty(),
        Set.of(MountFlag.MS_REMOUNT, MountFlag.MS_BIND, MountFlag.MS_RDONLY, MountFlag.MS_NOSUID),
        "");
  }

  private void enter() throws IOException {
    kernel.namespaces().chdir(raw(workspace.root()));
    kernel.mounts().pivotRoot(HERE, HERE);
    kernel.mounts().umount(HERE, Set.of(UmountFlag.MNT_DETACH));
    kernel.namespaces().chdir(new RawString("/"));
  }

  private void fileSystem(String type, String target, String options) throws IOException {
    mount(
        Optional.of(RawString.of(type)),
        target,
        Optional.of(RawString.of(type)),
        Set.of(),
        options);
  }

  private void bind(Path source, String target) throws IOException {
    mount(Optional.of(raw(source)), target, Optional.empty(), Set.of(MountFlag.MS_BIND), "");
  }

  private void propagate(String target, Propagation propagation) throws IOException {
    kernel
        .mounts()
        .mountSetattr(Fd.CWD, raw(inside(target)), Set.of(), MountAttributes.of(propagation));
  }

  private void mount(
      Optional<RawString> source,
      String target,
      Optional<RawString> type,
      Set<MountFlag> flags,
      String options)
      throws IOException {
    kernel.mounts().mount(source, raw(inside(target)), type, flags, RawString.of(options));
  }

  private Path inside(String path) {
    return workspace.root().resolve(path);
  }

  private static RawString raw(Path path) {
    return RawString.of(path.toString());
  }

  @Override
  public void close() {
    thread.close();
  }
}
