package criu.mount.dump;

import criu.mount.archive.ArchiveException;
import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.Compressor;
import criu.mount.archive.Crew;
import criu.mount.image.ArchiveNames;
import criu.mount.image.ImageTransaction;
import criu.mount.model.Mount;
import criu.mount.model.MountException;
import criu.mount.model.OneTold;
import criu.mount.model.Progress;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes the content of superblocks into images, several at a time, and tells of progress and
 * changes. Progress is told of one superblock at a time, and changes in the order of the
 * superblocks.
 */
final class ContentArchiver implements AutoCloseable {
  private final ContentSource source;
  private final ImageTransaction images;
  private final Conduct conduct;
  private final Queue<Compressor> idle = new ConcurrentLinkedQueue<>();
  private final OneTold progress;

  private ContentArchiver(ContentSource source, ImageTransaction images, Conduct conduct) {
    this.source = source;
    this.images = images;
    this.conduct = conduct;
    this.progress = new OneTold(conduct.progress());
  }

  /** Archives superblocks through the mounts that were opened for them. */
  static void archive(
      List<ArchivedFileSystem> archived,
      ContentSource source,
      ImageTransaction images,
      Changes changes,
      Conduct conduct)
      throws IOException {
    List<Observer> observers = archived.stream().map(one -> new Observer(one, changes)).toList();
    try (ContentArchiver archiver = new ContentArchiver(source, images, conduct)) {
      if (source.takesSeveral()) {
        Crew.run(archived.size(), i -> archiver.archive(archived.get(i), observers.get(i)));
      } else {
        for (int i = 0; i < archived.size(); i++) {
          archiver.archive(archived.get(i), observers.get(i));
        }
      }
    }
    for (Observer observer : observers) {
      observer.seen.forEach(change -> changes.note(observer.which, change));
    }
  }

  private void archive(ArchivedFileSystem one, Observer observer) throws IOException {
    progress.one(told -> {
      observer.progress = told;
      write(one, observer);
    });
  }

  private void write(ArchivedFileSystem one, Observer observer) throws IOException {
    String name = ArchiveNames.of(one.device());
    observer.progress.began(observer.which, source.usedBytes(one));
    Compressor compressor = compressor();
    try (OutputStream out = images.create(name)) {
      source.archive(one, out, compressor, observer);
    } catch (IOException e) {
      throw observer.stopped
          ? Changes.because("dump: archive " + name, observer.which, String.valueOf(e.getMessage()))
          : new MountException("dump: archive " + name, observer.which, e);
    } finally {
      idle.add(compressor);
      observer.progress.ended();
    }
  }

  private Compressor compressor() {
    Compressor unused = idle.poll();
    return unused == null ? new Compressor(conduct.compression()) : unused;
  }

  @Override
  public void close() {
    idle.forEach(Compressor::close);
  }

  /** Passes on what the archiver says of one superblock. */
  private static final class Observer implements ArchiveObserver {
    private final String which;
    private final boolean changesAllowed;
    private final List<String> seen = new ArrayList<>();
    private Progress progress = Progress.NONE;
    private boolean stopped;

    Observer(ArchivedFileSystem one, Changes changes) {
      which = one.parts().values().stream().map(Mount::label).findFirst().orElse("content");
      changesAllowed = changes.allowed();
    }

    @Override
    public void progressed(RawString member, long bytes) {
      progress.reached(bytes);
    }

    @Override
    public void changed(RawString member, String what) throws ArchiveException {
      if (!changesAllowed) {
        stopped = true;
        ArchiveObserver.super.changed(member, what);
      }
      seen.add("member " + member + " " + what + " while it was archived");
    }
  }
}
