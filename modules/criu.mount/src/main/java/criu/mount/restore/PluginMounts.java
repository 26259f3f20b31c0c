package criu.mount.restore;

import criu.plugin.MountOperations;
import criu.plugin.PathBytes;
import criu.plugin.TargetKind;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileKind;
import criu.syscall.FsConfig;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * What a plugin may do while it brings a mount back. Sources are resolved inside the host's root,
 * targets inside the tree under construction, both by descriptor; a target outside of the one that
 * was asked for is refused.
 */
final class PluginMounts implements MountOperations {
  private static final int REGULAR_FILE = 0100600;

  private record Call(Fd base, Fd hostRoot, PathBytes target, Thread thread) {}

  private final Kernel kernel;
  private Optional<Call> current = Optional.empty();

  PluginMounts(Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Opens the operations for one call of a plugin on this thread.
   *
   * @param base the directory that targets are resolved in
   * @param hostRoot the directory that sources are resolved in
   */
  void begin(Fd base, Fd hostRoot, RawString target) {
    current =
        Optional.of(
            new Call(base, hostRoot, new PathBytes(target.latin1()), Thread.currentThread()));
  }

  /** Closes the operations again. */
  void end() {
    current = Optional.empty();
  }

  @Override
  public void makeFile(PathBytes target) throws IOException {
    RawString path = checked(target);
    kernel.files().mknod(call().base(), relative(path), REGULAR_FILE, new Device(0, 0));
  }

  @Override
  public void makeDirectory(PathBytes target) throws IOException {
    kernel.files().mkdir(call().base(), relative(checked(target)), 0700);
  }

  @Override
  public TargetKind kindOf(PathBytes source) throws IOException {
    try (Fd found = openSource(source)) {
      FileKind kind = kernel.files().status(found, RawString.EMPTY).kind();
      return kind == FileKind.DIRECTORY ? TargetKind.DIRECTORY : TargetKind.FILE;
    }
  }

  @Override
  public void bind(PathBytes source, PathBytes target) throws IOException {
    try (Fd found = openSource(source);
        Fd copy = kernel.mounts().openTree(found, RawString.EMPTY, Places.COPY_THIS)) {
      attach(copy, target);
    }
  }

  @Override
  public void mountNew(String type, Set<String> options, PathBytes target) throws IOException {
    try (Fd context = kernel.mounts().fsopen(RawString.of(type))) {
      for (String option : options) {
        kernel.mounts().fsconfig(context, command(RawString.of(option)));
      }
      kernel.mounts().fsconfig(context, new FsConfig.Create());
      try (Fd made = kernel.mounts().fsmount(context, Set.of())) {
        attach(made, target);
      }
    }
  }

  private static FsConfig command(RawString option) {
    int equals = option.latin1().indexOf('=');
    return equals < 0
        ? new FsConfig.SetFlag(option)
        : new FsConfig.SetString(option.substring(0, equals), option.substring(equals + 1));
  }

  private Fd openSource(PathBytes source) throws IOException {
    return kernel
        .files()
        .openIn(
            call().hostRoot(),
            new RawString(source.latin1()),
            Places.PLACE_FOLLOWED,
            0,
            Places.INSIDE_FOLLOWED);
  }

  private void attach(Fd detached, PathBytes target) throws IOException {
    RawString path = checked(target);
    try (Fd place = kernel.files().openIn(call().base(), path, Places.PLACE, 0, Places.INSIDE)) {
      Places.attach(kernel, detached, place);
    }
  }

  private RawString checked(PathBytes target) {
    if (!target.isIn(call().target()) || target.latin1().contains("/..")) {
      throw new IllegalArgumentException(
          "target " + target + " is not at or below " + call().target());
    }
    return new RawString(target.latin1());
  }

  private static RawString relative(RawString absolute) {
    return absolute.substring(1);
  }

  private Call call() {
    return current
        .filter(call -> call.thread() == Thread.currentThread())
        .orElseThrow(
            () -> new IllegalStateException("a plugin mounts inside of its restore call only"));
  }
}
