package criu.mount.restore;

import criu.mount.archive.TreeExtractor;
import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.mount.userns.Answer;
import criu.mount.userns.Chunks;
import criu.mount.userns.HelperService;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes inside of a user namespace what is to belong to it: mount namespaces, and file systems with
 * their content. Owns all of it; what is in use elsewhere stays when this is closed.
 */
public final class WorkshopService implements HelperService {
  /** What a helper that does this is started for. */
  public static final String WORK = "workshop";

  static final int NAMESPACE = 1;
  static final int MAKE = 2;
  static final int FILL = 3;

  /** In place of the number of a namespace: paths are those of the host only. */
  static final int HOST = -1;

  private static final RawString OVER_ROOT = new RawString("/..");

  private final Kernel kernel;
  private final NamespaceThread own;
  private final Map<Integer, NamespaceThread> namespaces = new HashMap<>();
  private final List<Fd> made = new ArrayList<>();
  private Optional<Scratch> scratch = Optional.empty();

  /** Starts with a mount namespace of its own, a copy of the host's. */
  public WorkshopService(Kernel kernel) throws IOException {
    this.kernel = kernel;
    kernel.namespaces().raiseDescriptorLimit();
    this.own = NamespaceThread.start(kernel, "workshop");
    own.run(() -> Site.enterNamespace(kernel));
  }

  @Override
  public void serve(int request, DataInputStream in, Answer answer) throws IOException {
    switch (request) {
      case NAMESPACE -> answer.values().writeInt(namespace(in.readInt()));
      case MAKE -> {
        int tree = in.readInt();
        made.add(make(tree, mount(in)));
        answer.values().writeUTF(descriptor(made.getLast()));
        answer.values().writeInt(made.size() - 1);
      }
      case FILL -> fill(made.get(in.readInt()), in);
      default -> throw new IOException("there is no request " + request);
    }
  }

  private static String descriptor(Fd file) {
    return RawPaths.name(file.procPath()).latin1();
  }

  /** Makes a namespace, numbered by a processor, and returns the number of a thread in it. */
  private int namespace(int processor) throws IOException {
    NamespaceThread thread = NamespaceThread.start(kernel, "namespace");
    namespaces.put(thread.id(), thread);
    thread.run(() -> {
      kernel.namespaces().runOnProcessor(processor);
      Site.enterNamespace(kernel);
    });
    return thread.id();
  }

  private static Mount mount(DataInputStream in) throws IOException {
    RawString type = new RawString(in.readUTF());
    RawString source = new RawString(in.readUTF());
    MountFlags flags = new MountFlags(in.readInt());
    byte[] options = in.readNBytes(in.readInt());
    Superblock superblock =
        new Superblock(new Device(0, 0), type, source, flags, RawString.ofBytes(options));
    return new Mount(
        0,
        0,
        RawPaths.ROOT,
        RawPaths.ROOT,
        MountFlags.NONE,
        Sharing.PRIVATE,
        superblock,
        false,
        Origin.TREE);
  }

  private Fd make(int tree, Mount mount) throws IOException {
    FileSystemMaker maker = new FileSystemMaker(kernel, HostOptions.NONE);
    if (tree == HOST) {
      return own.call(() -> maker.make(mount, Optional.empty(), this::scratch));
    }
    NamespaceThread thread = Optional.ofNullable(namespaces.get(tree)).orElseThrow();
    return thread.call(() -> {
      try (Fd root = kernel.files().open(Fd.CWD, OVER_ROOT, Places.PLACE_FOLLOWED, 0)) {
        return maker.make(mount, Optional.of(root), this::scratch);
      }
    });
  }

  private Scratch scratch() throws IOException {
    if (scratch.isEmpty()) {
      scratch = Optional.of(own.call(() -> Scratch.mount(kernel)));
    }
    return scratch.get();
  }

  private void fill(Fd mount, DataInputStream in) throws IOException {
    try (InputStream archive = Chunks.reader(in);
        Fd root = kernel.files().open(mount, Places.HERE, Places.DIRECTORY, 0)) {
      new TreeExtractor(kernel.files()).extract(archive, root);
    }
  }

  @Override
  public void close() {
    made.forEach(Fd::close);
    scratch.ifPresent(Scratch::close);
    namespaces.values().forEach(NamespaceThread::close);
    own.close();
  }
}
