package criu.mount.dump;

import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.Compressor;
import criu.mount.archive.TreeArchiver;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.Mount;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoFile;
import criu.mount.userns.Answer;
import criu.mount.userns.HelperService;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.Kernel;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the content of mounts inside of the user namespace that owns them: there a copy of their
 * namespace can be taken apart, and owners are as its processes see them.
 */
public final class ContentService implements HelperService {
  /** What a helper that does this is started for. */
  public static final String WORK = "content";

  static final int OPEN = 1;
  static final int ARCHIVE = 2;

  private final Kernel kernel;
  private final Map<Integer, Fd> opened = new HashMap<>();

  /** Makes a service that has nothing open yet. */
  public ContentService(Kernel kernel) throws IOException {
    this.kernel = kernel;
    kernel.namespaces().raiseDescriptorLimit();
  }

  @Override
  public void serve(int request, DataInputStream in, Answer answer) throws IOException {
    switch (request) {
      case OPEN -> open(in.readInt(), ids(in));
      case ARCHIVE -> archive(in.readInt(), parts(in), answer);
      default -> throw new IOException("there is no request " + request);
    }
  }

  private static Set<Integer> ids(DataInputStream in) throws IOException {
    List<Integer> ids = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      ids.add(in.readInt());
    }
    return Set.copyOf(ids);
  }

  private void open(int pid, Set<Integer> ids) throws IOException {
    Path proc = Path.of("/proc", Integer.toString(pid));
    MountTree tree = tree(proc.resolve("mountinfo"));
    List<Mount> wanted = tree.mounts().stream().filter(m -> ids.contains(m.id())).toList();
    FileCalls files = kernel.files();
    try (Fd namespace =
            files.open(Fd.CWD, raw(proc.resolve("ns/mnt")), Set.of(OpenFlag.O_CLOEXEC), 0);
        Fd root =
            files.open(
                Fd.CWD,
                raw(proc.resolve("root")),
                Set.of(OpenFlag.O_PATH, OpenFlag.O_CLOEXEC),
                0)) {
      MountOpener.open(kernel, namespace, root, tree, wanted)
          .forEach((mount, fd) -> opened.put(mount.id(), fd));
    }
  }

  private static RawString raw(Path path) {
    return RawString.of(path.toString());
  }

  private static MountTree tree(Path file) throws IOException {
    try {
      return MountTree.of(MountInfoFile.parse(file).mounts());
    } catch (BrokenTreeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Map<RawString, Fd> parts(DataInputStream in) throws IOException {
    Map<RawString, Fd> parts = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      RawString path = new RawString(in.readUTF());
      parts.put(path, Optional.ofNullable(opened.get(in.readInt())).orElseThrow());
    }
    return parts;
  }

  private void archive(int level, Map<RawString, Fd> parts, Answer answer) throws IOException {
    try (Compressor compressor = new Compressor(level)) {
      new TreeArchiver(kernel.files(), ArchiveObserver.STRICT, compressor)
          .archive(parts, answer.stream());
    }
  }

  @Override
  public void close() {
    opened.values().forEach(Fd::close);
  }
}
