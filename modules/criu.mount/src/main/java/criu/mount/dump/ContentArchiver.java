package criu.mount.dump;

import criu.mount.archive.ArchiveException;
import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.ContentProgress;
import criu.mount.archive.TreeArchiver;
import criu.mount.image.ArchiveNames;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.Kernel;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Writes the content of superblocks into images, and tells of progress and changes. */
final class ContentArchiver {
  private final FileCalls files;
  private final ImageTransaction images;
  private final Changes changes;
  private final ContentProgress progress;

  ContentArchiver(Kernel kernel, ImageTransaction images, Changes changes, Conduct conduct) {
    this.files = kernel.files();
    this.images = images;
    this.changes = changes;
    this.progress = conduct.progress();
  }

  /** Archives one superblock through the mounts that were opened for it. */
  void archive(ArchivedFileSystem one, OpenedMounts opened) throws IOException {
    Map<RawString, Fd> parts = new HashMap<>();
    one.parts().forEach((path, mount) -> parts.put(path.substring(1), opened.get(mount)));
    String name = ArchiveNames.of(one.device());
    String which = one.parts().values().stream().map(Mount::label).findFirst().orElse("content");
    Observer observer = new Observer(which);
    progress.began(which, used(parts));
    try (OutputStream out = images.create(name)) {
      new TreeArchiver(files, observer).archive(parts, out);
    } catch (IOException e) {
      throw observer.stopped
          ? Changes.because("dump: archive " + name, which, String.valueOf(e.getMessage()))
          : new MountException("dump: archive " + name, which, e);
    } finally {
      progress.ended();
    }
  }

  private long used(Map<RawString, Fd> parts) throws IOException {
    Iterator<Fd> any = parts.values().iterator(); // all parts are of one file system
    return any.hasNext() ? files.usedBytes(any.next()) : 0;
  }

  /** Passes on what the archiver says of one superblock. */
  private final class Observer implements ArchiveObserver {
    private final String which;
    private boolean stopped;

    Observer(String which) {
      this.which = which;
    }

    @Override
    public void progressed(RawString member, long bytes) {
      progress.reached(bytes);
    }

    @Override
    public void changed(RawString member, String what) throws ArchiveException {
      if (!changes.allowed()) {
        stopped = true;
        ArchiveObserver.super.changed(member, what);
      }
      changes.note(which, "member " + member + " " + what + " while it was archived");
    }
  }
}
