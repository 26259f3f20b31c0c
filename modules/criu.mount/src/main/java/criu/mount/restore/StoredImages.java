package criu.mount.restore;

import criu.mount.image.PluginImageNames;
import criu.mount.model.MountException;
import criu.plugin.PluginImages;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Optional;

/** The images of one plugin at restore. */
final class StoredImages implements PluginImages {
  private final FileCalls files;
  private final Fd directory;
  private final String plugin;

  /**
   * Makes them for a plugin.
   *
   * @param directory the images directory, open as long as the plugin is in use
   */
  StoredImages(FileCalls files, Fd directory, String plugin) {
    this.files = files;
    this.directory = directory;
    this.plugin = plugin;
  }

  @Override
  public void write(String name, byte[] content) {
    throw new IllegalStateException("a plugin writes images in a dump only");
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    Optional<Fd> found = open(PluginImageNames.of(plugin, name));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Fd file = found.get()) {
      return Optional.of(SmallFiles.read(files, file, name, MAXIMUM_SIZE));
    }
  }

  /** Opens the archive with the content of a mount that the plugin took. */
  Fd openContent(int mountId) throws IOException {
    String name = PluginImageNames.content(plugin, mountId);
    return open(name)
        .orElseThrow(() ->
            MountException.because(
                "unpack the content", "mount " + mountId, "there is no " + name + " (ENOENT)"));
  }

  private Optional<Fd> open(String name) throws SyscallException {
    try {
      return Optional.of(
          files.openIn(directory, RawString.of(name), Places.FILE, 0, Places.ON_THIS_MOUNT));
    } catch (SyscallException e) {
      if (e.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
