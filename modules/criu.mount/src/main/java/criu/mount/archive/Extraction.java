package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.IOException;
import java.util.Optional;

/** Makes the members of one archive one after the other. */
final class Extraction {
  private static final int PRIVATE_MODE = 0600;

  private final FileCalls files;
  private final Fd root;
  private final TarReader reader;
  private final Descent descent;
  private final MetadataWriter metadata;
  private final Beneath beneath;
  private final Removal removal;
  private final FileFiller filler;

  Extraction(
      FileCalls files,
      Fd root,
      TarReader reader,
      Descent descent,
      MetadataWriter metadata,
      ArchiveObserver observer) {
    this.files = files;
    this.root = root;
    this.reader = reader;
    this.descent = descent;
    this.metadata = metadata;
    beneath = new Beneath(files);
    removal = new Removal(files);
    filler = new FileFiller(files, reader, observer);
  }

  void run() throws IOException {
    Optional<Member> member = reader.next();
    while (member.isPresent()) {
      extract(member.get());
      member = reader.next();
    }
    try {
      descent.finish();
    } catch (SyscallException e) {
      throw new ArchiveException("cannot finish the directories: " + e.getMessage(), e);
    }
  }

  private void extract(Member member) throws IOException {
    try {
      place(member);
      filler.progressed(member.name());
    } catch (SyscallException e) {
      String message = "cannot extract member " + member.name() + ": " + e.getMessage();
      throw new ArchiveException(message, e);
    } catch (ArchiveException e) {
      throw e.at("cannot extract member " + member.name());
    }
  }

  private void place(Member member) throws IOException {
    MemberPath path = MemberPath.of(member.name());
    if (!path.isRoot()) {
      descent.goTo(path.parent());
      make(member, path);
    } else if (member.content() instanceof Content.Directory) {
      descent.setRoot(member.metadata());
    } else {
      throw new ArchiveException("the root of the tree can only be a directory");
    }
  }

  private void make(Member member, MemberPath path) throws IOException {
    RawString name = path.last();
    switch (member.content()) {
      case Content.Directory _ -> descent.make(name, member.metadata());
      case Content.Regular _, Content.Sparse _ -> file(name, member);
      case Content.SymbolicLink(RawString target) -> symbolicLink(name, target, member.metadata());
      case Content.HardLink(RawString target) -> hardLink(path, MemberPath.of(target));
      case Content.Node node -> node(name, node, member.metadata());
    }
  }

  private void file(RawString name, Member member) throws IOException {
    Fd parent = descent.directory();
    try (Fd file = removal.replace(parent, name, () -> beneath.newFile(parent, name))) {
      filler.fill(member, file);
      metadata.applyTo(file, member.metadata());
    }
  }

  private void symbolicLink(RawString name, RawString target, Metadata of) throws IOException {
    Fd parent = descent.directory();
    replace(name, () -> files.symlink(target, parent, name));
    metadata.applyToLink(parent, name, of);
  }

  private void node(RawString name, Content.Node node, Metadata of) throws IOException {
    Fd parent = descent.directory();
    FileKind kind = node.kind();
    replace(name, () -> files.mknod(parent, name, kind.bits() | PRIVATE_MODE, node.device()));
    metadata.applyToNode(parent, name, of);
  }

  private void hardLink(MemberPath path, MemberPath target) throws IOException {
    if (target.isRoot()) {
      throw new ArchiveException("a hard link leads to the root of the tree");
    }
    if (!path.equals(target)) {
      try (LinkTarget to = new LinkTarget(beneath, root, target.parent())) {
        RawString name = path.last();
        replace(name, () -> files.link(to.directory(), target.last(), descent.directory(), name));
      }
    }
  }

  private void replace(RawString name, Making making) throws SyscallException {
    removal.replace(
        descent.directory(),
        name,
        () -> {
          making.make();
          return name;
        });
  }

  /** Making a name without a result. */
  private interface Making {
    void make() throws SyscallException;
  }
}
