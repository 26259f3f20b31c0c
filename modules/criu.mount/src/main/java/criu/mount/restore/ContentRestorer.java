package criu.mount.restore;

import criu.mount.archive.TreeExtractor;
import criu.mount.filesystem.FileSystemType;
import criu.mount.image.ArchiveNames;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.OneTold;
import criu.mount.model.Progress;
import criu.syscall.Errno;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Unpacks the archive of a superblock into a fresh mount of it; may do so for several at a time, of
 * which progress is told of one. The images directory is a descriptor, because the path of it may
 * lead nowhere in the namespace under construction.
 */
final class ContentRestorer {
  private static final String WHAT = "restore: unpack ";

  private final FileCalls files;
  private final Fd images;
  private final OneTold progress;

  ContentRestorer(FileCalls files, Fd images, Progress progress) {
    this.files = files;
    this.images = images;
    this.progress = new OneTold(progress);
  }

  /** Unpacks, if the type keeps its files in an archive. */
  void fill(Mount mount, Fd root) throws IOException {
    fill(
        mount,
        in -> {
          try (Fd opened = files.open(root, Places.HERE, Places.DIRECTORY, 0)) {
            new TreeExtractor(files).extract(in, opened);
          }
        });
  }

  /** Unpacks an archive. */
  @FunctionalInterface
  interface Filling {
    void from(InputStream archive) throws IOException;
  }

  /** Has the archive unpacked by someone else, if the type keeps its files in one. */
  void fill(Mount mount, Filling filling) throws IOException {
    if (!FileSystemType.isArchived(mount.superblock().baseType())) {
      return;
    }
    String name = ArchiveNames.of(mount.superblock().device());
    Optional<Fd> named = open(name, mount);
    if (named.isEmpty()) {
      String legacy = ArchiveNames.legacy(mount.id());
      unpack(legacy, open(legacy, mount).orElseThrow(() -> missing(name, mount)), mount, filling);
    } else {
      unpack(name, named.get(), mount, filling);
    }
  }

  private void unpack(String name, Fd archive, Mount mount, Filling filling) throws MountException {
    progress.one(told -> unpack(name, archive, mount, filling, told));
  }

  private void unpack(String name, Fd archive, Mount mount, Filling filling, Progress told)
      throws MountException {
    try (archive;
        InputStream in = new FdInputStream(files, archive, told)) {
      told.began(mount.label(), files.status(archive, RawString.EMPTY).size());
      filling.from(in);
    } catch (IOException e) {
      throw new MountException(WHAT + name, mount.label(), e);
    } finally {
      told.ended();
    }
  }

  private Optional<Fd> open(String name, Mount mount) throws MountException {
    try {
      return Optional.of(files.open(images, RawString.of(name), Places.FILE, 0));
    } catch (SyscallException e) {
      if (e.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw new MountException(WHAT + name, mount.label(), e);
    }
  }

  private MountException missing(String name, Mount mount) {
    return MountException.because(
        WHAT + name, mount.label(), "there is no such file in " + images + " (ENOENT)");
  }
}
