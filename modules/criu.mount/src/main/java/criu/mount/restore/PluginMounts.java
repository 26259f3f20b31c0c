package criu.mount.restore;

import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.TreeExtractor;
import criu.mount.model.MountFlags;
import criu.mount.model.Progress;
import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.TargetKind;
import criu.syscall.Fd;
import criu.syscall.FsConfig;
import criu.syscall.Kernel;
import criu.syscall.MountFlag;
import criu.syscall.OpenTreeFlag;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one plugin may do while it brings a mount back. Sources are resolved inside the host's root,
 * targets inside the tree under construction, both by descriptor. Each change is written down.
 */
final class PluginMounts implements MountOperations {
  private static final Set<String> FRESH = Set.of("tmpfs", "ramfs");
  private static final int PERMISSIONS = 07777;

  private final Kernel kernel;
  private final StoredImages images;
  private final Consumer<String> record;
  private final ArchiveObserver observer;
  private final boolean mayCallNative;
  private volatile Optional<PluginTarget> current = Optional.empty();

  /**
   * Makes the operations of a plugin.
   *
   * @param images its images
   * @param record takes a line for each change
   * @param observer is told how an archive comes along
   * @param mayCallNative whether the plugin may mount by itself
   */
  PluginMounts(
      Kernel kernel,
      StoredImages images,
      Consumer<String> record,
      ArchiveObserver observer,
      boolean mayCallNative) {
    this.kernel = kernel;
    this.images = images;
    this.record = record;
    this.observer = observer;
    this.mayCallNative = mayCallNative;
  }

  /** Opens the operations for one call of the plugin. */
  void begin(PluginTarget target) {
    current = Optional.of(target);
  }

  /** Closes the operations again. */
  void end() {
    current = Optional.empty();
  }

  private PluginTarget call() {
    return current
        .filter(PluginTarget::isOnItsThread)
        .orElseThrow(
            () -> new IllegalStateException("a plugin mounts inside of its restore call only"));
  }

  private void changed(String what) {
    call().changed();
    record.accept(what);
  }

  @Override
  public void makeFile(PathBytes target) throws IOException {
    call().files().makeFile(call().makeable(target));
    changed("made the file " + target);
  }

  @Override
  public void makeDirectory(PathBytes target) throws IOException {
    call().files().makeDirectory(call().makeable(target));
    changed("made the directory " + target);
  }

  @Override
  public void makeDirectory(PathBytes target, int mode) throws IOException {
    call().files().makeDirectory(call().inFresh(target), checkedMode(mode));
    changed("made the directory " + target + " of mode " + Integer.toOctalString(mode));
  }

  @Override
  public void writeFile(PathBytes target, byte[] content, int mode) throws IOException {
    if (content.length > MAXIMUM_FILE_SIZE) {
      throw new IllegalArgumentException(
          target + " has " + content.length + " bytes, more than " + MAXIMUM_FILE_SIZE);
    }
    call().files().writeFile(call().inFresh(target), content, checkedMode(mode));
    changed("wrote " + target + " of mode " + Integer.toOctalString(mode));
  }

  private static int checkedMode(int mode) {
    if ((mode & ~PERMISSIONS) != 0) {
      throw new IllegalArgumentException("not permission bits: " + Integer.toOctalString(mode));
    }
    return mode;
  }

  @Override
  public TargetKind kindOf(PathBytes source) throws IOException {
    return call().host().kindOf(source);
  }

  @Override
  public List<PathBytes> list(PathBytes source) throws IOException {
    return call().host().list(source);
  }

  @Override
  public byte[] read(PathBytes source) throws IOException {
    return call().host().read(source);
  }

  @Override
  public void bind(PathBytes source, PathBytes target) throws IOException {
    copy(source, target, Places.COPY_THIS, false);
    changed("bound " + source + " at " + target);
  }

  @Override
  public void bindRecursive(PathBytes source, PathBytes target) throws IOException {
    copy(source, target, Places.COPY_ALL, true);
    changed("bound " + source + " and all below it at " + target);
  }

  private void copy(
      PathBytes source, PathBytes target, Set<OpenTreeFlag> flags, boolean isRecursive)
      throws IOException {
    RawString path = call().free(target);
    try (Fd found = call().host().open(source);
        Fd copy = kernel.mounts().openTree(found, RawString.EMPTY, flags)) {
      attach(copy, path);
    }
    call().mounted(false, isRecursive);
  }

  @Override
  public void mountNew(String type, Set<String> options, PathBytes target) throws IOException {
    RawString path = call().free(target);
    try (Fd context = kernel.mounts().fsopen(RawString.of(type))) {
      for (String option : options) {
        kernel.mounts().fsconfig(context, command(RawString.of(option)));
      }
      kernel.mounts().fsconfig(context, new FsConfig.Create());
      try (Fd made = kernel.mounts().fsmount(context, Set.of())) {
        attach(made, path);
      }
    }
    call().mounted(FRESH.contains(type), false);
    changed("mounted a new " + type + " at " + target);
  }

  private static FsConfig command(RawString option) {
    int equals = option.latin1().indexOf('=');
    return equals < 0
        ? new FsConfig.SetFlag(option)
        : new FsConfig.SetString(option.substring(0, equals), option.substring(equals + 1));
  }

  private void attach(Fd detached, RawString path) throws IOException {
    try (Fd place = call().files().open(path, Places.PLACE)) {
      Places.attach(kernel, detached, place);
    }
  }

  @Override
  public void addFlags(PathBytes target, Set<criu.plugin.MountFlag> flags) {
    call().itself(target);
    call().flagged(MountFlags.of(flags.stream().map(PluginMounts::flag).toArray(MountFlag[]::new)));
    changed("added " + EnumSet.copyOf(flags) + " to " + target);
  }

  private static MountFlag flag(criu.plugin.MountFlag flag) {
    return switch (flag) {
      case READ_ONLY -> MountFlag.MS_RDONLY;
      case NO_SUID -> MountFlag.MS_NOSUID;
      case NO_DEV -> MountFlag.MS_NODEV;
      case NO_EXEC -> MountFlag.MS_NOEXEC;
    };
  }

  @Override
  public PathBytes nativePath(PathBytes target) {
    return mayCallNative ? call().nativePath(target) : MountOperations.super.nativePath(target);
  }

  @Override
  public void unpackContent(PathBytes target) throws IOException {
    RawString path = call().inFresh(target);
    call().itself(target);
    try (Fd archive = images.openContent(call().mountId());
        InputStream in = new FdInputStream(kernel.files(), archive, Progress.NONE);
        Fd root = call().files().open(path, Places.DIRECTORY)) {
      new TreeExtractor(kernel.files(), observer).extract(in, root);
    }
    changed("unpacked the content of mount " + call().mountId() + " at " + target);
  }
}
