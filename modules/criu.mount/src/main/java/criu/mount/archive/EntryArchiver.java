package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes one entry of a directory into an archive. */
final class EntryArchiver implements TreeVisitor {
  private final FileCalls files;
  private final Beneath beneath;
  private final Attributes attributes;
  private final Extents extents;
  private final HardLinks links = new HardLinks();
  private final TarWriter writer;
  private final ContentCopy copy;
  private final ArchiveObserver observer;

  EntryArchiver(FileCalls files, TarWriter writer, ArchiveObserver observer) {
    this.files = files;
    this.writer = writer;
    this.observer = observer;
    beneath = new Beneath(files);
    attributes = new Attributes(files);
    extents = new Extents(files);
    copy = new ContentCopy(files, writer, observer);
  }

  @Override
  public void directory(RawString member, Fd directory, FileStatus status) throws IOException {
    Metadata metadata = Metadata.of(status, attributes.of(directory));
    write(new Member(member, metadata, new Content.Directory()));
  }

  /** Writes an empty directory or an empty file. */
  @Override
  public void mountPoint(RawString member, FileStatus status) throws IOException {
    boolean directory = status.kind() == FileKind.DIRECTORY;
    Content content = directory ? new Content.Directory() : new Content.Regular(0);
    RawString name = directory ? member.plus("/") : member;
    write(new Member(name, Metadata.of(status, List.of()), content));
  }

  @Override
  public void entry(RawString member, Fd parent, RawString name, FileStatus status)
      throws IOException {
    Optional<RawString> first = links.meet(status);
    if (first.isPresent()) {
      Metadata metadata = Metadata.of(status, List.of());
      write(new Member(member, metadata, new Content.HardLink(first.get())));
    } else {
      firstName(member, parent, name, status);
      links.remember(status, member);
    }
  }

  /** Writes a file that is open in any way and whose directory is not known. */
  void alone(RawString member, Fd place, FileStatus status) throws IOException {
    if (status.kind() == FileKind.REGULAR) {
      try (Fd file = beneath.reopened(place)) {
        regular(member, file, status);
      }
    } else {
      write(new Member(member, Metadata.of(status, attributes.of(place)), node(status, place)));
    }
  }

  private void firstName(RawString member, Fd parent, RawString name, FileStatus status)
      throws IOException {
    if (status.kind() == FileKind.REGULAR) {
      try (Fd file = beneath.file(parent, name)) {
        regular(member, file, status);
      }
    } else {
      try (Fd place = beneath.place(parent, name)) {
        write(new Member(member, Metadata.of(status, attributes.of(place)), node(status, place)));
      }
    }
  }

  private void regular(RawString member, Fd file, FileStatus named) throws IOException {
    FileStatus status = files.status(file, RawString.EMPTY);
    if (!Beneath.Identity.of(status).equals(Beneath.Identity.of(named))) {
      observer.changed(member, "was replaced");
    }
    if (status.kind() != FileKind.REGULAR) {
      throw new ArchiveException("became a " + status.kind() + " while it was archived");
    }
    Content content =
        extents
            .of(file, status)
            .<Content>map(Content.Sparse::new)
            .orElseGet(() -> new Content.Regular(status.size()));
    Member whole = new Member(member, Metadata.of(status, attributes.of(file)), content);
    writer.begin(whole);
    copy.copy(whole, file, status);
    writer.end();
    observer.progressed(member, copy.total());
  }

  private Content node(FileStatus status, Fd place) throws IOException {
    return status.kind() == FileKind.SYMBOLIC_LINK
        ? new Content.SymbolicLink(files.readlink(place, RawString.EMPTY))
        : new Content.Node(status.kind(), status.special());
  }

  private void write(Member member) throws IOException {
    writer.begin(member);
    writer.end();
    observer.progressed(member.name(), copy.total());
  }
}
