package criu.mount.restore;

import criu.mount.archive.TreeExtractor;
import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Content;
import criu.mount.image.ArchiveNames;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Unpacks the archive of a superblock into a fresh mount of it. The images directory is a
 * descriptor, because the path of it may lead nowhere in the namespace under construction.
 */
final class ContentRestorer {
  private static final String WHAT = "restore: unpack the content";

  private final FileCalls files;
  private final Fd images;

  ContentRestorer(FileCalls files, Fd images) {
    this.files = files;
    this.images = images;
  }

  /** Unpacks, if the type keeps its files in an archive. */
  void fill(Mount mount, Fd root) throws IOException {
    boolean archived =
        FileSystemType.named(mount.superblock().baseType())
            .filter(type -> type.content() == Content.ARCHIVED)
            .isPresent();
    if (!archived) {
      return;
    }
    try (Fd archive = open(mount);
        InputStream in = new FdInputStream(files, archive);
        Fd opened = files.open(root, Places.HERE, Places.DIRECTORY, 0)) {
      new TreeExtractor(files).extract(in, opened);
    } catch (MountException e) {
      throw e;
    } catch (IOException e) {
      throw new MountException(WHAT, mount.label(), e);
    }
  }

  private Fd open(Mount mount) throws IOException {
    List<String> names =
        List.of(ArchiveNames.of(mount.superblock().device()), ArchiveNames.legacy(mount.id()));
    for (String name : names) {
      try {
        return files.open(images, RawString.of(name), Places.FILE, 0);
      } catch (SyscallException e) {
        if (e.errno() != Errno.ENOENT) {
          throw e;
        }
      }
    }
    throw MountException.because(
        WHAT, mount.label(), "there is no " + names.getFirst() + " in " + images + " (ENOENT)");
  }
}
