package criu.mount.dump;

import criu.mount.archive.ArchiveException;
import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.ContentProgress;
import criu.mount.image.ArchiveNames;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the content of superblocks into images, and tells of progress and changes. */
final class ContentArchiver {
  private final ImageTransaction images;
  private final Changes changes;
  private final ContentProgress progress;

  ContentArchiver(ImageTransaction images, Changes changes, Conduct conduct) {
    this.images = images;
    this.changes = changes;
    this.progress = conduct.progress();
  }

  /** Archives one superblock through the mounts that were opened for it. */
  void archive(ArchivedFileSystem one, ContentSource source) throws IOException {
    String name = ArchiveNames.of(one.device());
    String which = one.parts().values().stream().map(Mount::label).findFirst().orElse("content");
    Observer observer = new Observer(which);
    progress.began(which, source.usedBytes(one));
    try (OutputStream out = images.create(name)) {
      source.archive(one, out, observer);
    } catch (IOException e) {
      throw observer.stopped
          ? Changes.because("dump: archive " + name, which, String.valueOf(e.getMessage()))
          : new MountException("dump: archive " + name, which, e);
    } finally {
      progress.ended();
    }
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
