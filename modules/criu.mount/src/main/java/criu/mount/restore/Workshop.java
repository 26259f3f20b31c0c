package criu.mount.restore;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.OwnerOptions;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.model.MountNamespace;
import criu.mount.model.Superblock;
import criu.mount.model.UserNamespace;
import criu.mount.plan.Handle;
import criu.mount.plan.Step;
import criu.mount.procfs.IdMapFile;
import criu.mount.userns.Chunks;
import criu.mount.userns.Helper;
import criu.mount.userns.UserNamespaceTarget;
import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has mount namespaces and file systems made by a helper in a user namespace, so that they belong
 * to it. Closing it ends the helper; what is in use stays.
 */
final class Workshop implements AutoCloseable {
  private static final int NO_TREE = WorkshopService.HOST;
  private static final Set<OpenFlag> NAMESPACE = Set.of(OpenFlag.O_CLOEXEC);

  private final Kernel kernel;
  private final MountForest forest;
  private final Helper helper;
  private final UserNamespace user;
  private final Map<MountNamespace, Integer> tasks = new HashMap<>();
  private final Map<Handle, Integer> made = new HashMap<>();

  private Workshop(Kernel kernel, MountForest forest, Helper helper, UserNamespace user) {
    this.kernel = kernel;
    this.forest = forest;
    this.helper = helper;
    this.user = user;
  }

  static Workshop start(Kernel kernel, MountForest forest, UserNamespaceTarget target)
      throws IOException {
    Helper helper = Helper.start(target, WorkshopService.WORK);
    try {
      UserNamespace user = IdMapFile.read(proc(helper), 0);
      return new Workshop(kernel, forest, helper, user);
    } catch (IOException e) {
      helper.close();
      throw e;
    }
  }

  private static Path proc(Helper helper) {
    return Path.of("/proc", Long.toString(helper.pid()));
  }

  /** Returns the user namespace, whose number does not matter. */
  UserNamespace user() {
    return user;
  }

  /** Opens the user namespace; the caller closes it. */
  Fd openUser() throws IOException {
    return open(proc(helper).resolve("ns/user"), NAMESPACE);
  }

  /** Has a mount namespace made that this process can pin, and a thread enter it. */
  void enterNamespace(MountNamespace namespace, NamespaceThread thread) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    int processor = 0;
    do {
      enter(namespace, thread, processor++);
    } while (processor < processors && !NamespaceNumber.canBePinned(kernel, thread));
  }

  private void enter(MountNamespace namespace, NamespaceThread thread, int processor)
      throws IOException {
    DataOutputStream request = helper.requests();
    request.writeByte(WorkshopService.NAMESPACE);
    request.writeInt(processor);
    helper.answer();
    int task = helper.answers().readInt();
    tasks.put(namespace, task);
    Path file = proc(helper).resolve("task").resolve(Integer.toString(task)).resolve("ns/mnt");
    try (Fd entered = open(file, NAMESPACE)) {
      thread.run(() -> kernel.namespaces().setns(entered, CloneFlag.CLONE_NEWNS));
    }
  }

  /**
   * Tells whether a file system is for the helper to make; another does not belong to its maker.
   */
  static boolean makes(Mount mount) {
    return FileSystemType.named(mount.superblock().baseType())
        .filter(FileSystemType::belongsToItsMaker)
        .isPresent();
  }

  /**
   * Returns a mount that the helper does not make, with owners among its options as this process is
   * to give them.
   */
  Mount seenFromOutside(Mount mount) {
    Superblock superblock = mount.superblock();
    RawString options = OwnerOptions.outside(superblock.options(), user);
    return mount.withSuperblock(superblock.withOptions(options));
  }

  /**
   * Has a file system made, writable for the time being.
   *
   * @param hasRoot whether the root of the tree stands, in which paths among options are looked for
   * @return a detached mount of it
   */
  Fd make(Step.MakeFileSystem step, boolean hasRoot) throws IOException {
    Superblock superblock = step.mount().superblock();
    MountNamespace namespace = forest.namespace(step.mount());
    DataOutputStream request = helper.requests();
    request.writeByte(WorkshopService.MAKE);
    request.writeInt(hasRoot ? tasks.getOrDefault(namespace, NO_TREE) : NO_TREE);
    request.writeUTF(superblock.type().latin1());
    request.writeUTF(superblock.source().latin1());
    request.writeInt(superblock.flags().bits());
    byte[] options = superblock.options().toBytes();
    request.writeInt(options.length);
    request.write(options);
    helper.answer();
    String descriptor = helper.answers().readUTF();
    made.put(step.made(), helper.answers().readInt());
    return open(proc(helper).resolve("fd").resolve(descriptor), Places.PLACE_FOLLOWED);
  }

  /** Has an archive unpacked into a file system that the helper made. */
  void fill(Step.FillFileSystem step, InputStream archive) throws IOException {
    DataOutputStream request = helper.requests();
    request.writeByte(WorkshopService.FILL);
    request.writeInt(Optional.ofNullable(made.get(step.handle())).orElseThrow());
    Chunks.send(archive, request);
    helper.answer();
  }

  private Fd open(Path file, Set<OpenFlag> flags) throws IOException {
    return kernel.files().open(Fd.CWD, RawString.of(file.toString()), flags, 0);
  }

  @Override
  public void close() {
    helper.close();
  }
}
