package criu.mount.archive;

import criu.syscall.Device;
import criu.syscall.FileKind;
import criu.syscall.FileTime;
import criu.syscall.RawString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes archives that no honest program makes. */
final class ArchiveBuilder {
  static final Metadata PLAIN =
      new Metadata(0644, 0, 0, new FileTime(1_000, 0), Optional.empty(), List.of());

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
  private final TarWriter writer = new TarWriter(tar);

  ArchiveBuilder file(String name, String content) throws IOException {
    byte[] bytes = new RawString(content).toBytes();
    writer.begin(member(name, new Content.Regular(bytes.length)));
    writer.content(bytes, bytes.length);
    writer.end();
    return this;
  }

  ArchiveBuilder directory(String name) throws IOException {
    return empty(name, new Content.Directory());
  }

  ArchiveBuilder symbolicLink(String name, String target) throws IOException {
    return empty(name, new Content.SymbolicLink(new RawString(target)));
  }

  ArchiveBuilder hardLink(String name, String target) throws IOException {
    return empty(name, new Content.HardLink(new RawString(target)));
  }

  ArchiveBuilder fifo(String name) throws IOException {
    return empty(name, new Content.Node(FileKind.FIFO, new Device(0, 0)));
  }

  ArchiveBuilder member(Member member) throws IOException {
    writer.begin(member);
    writer.end();
    return this;
  }

  /** Adds bytes as they are. */
  ArchiveBuilder raw(byte[] bytes) {
    tar.writeBytes(bytes);
    return this;
  }

  /** Returns the compressed archive with its end mark. */
  byte[] build() throws IOException {
    writer.finish();
    return gzip(tar.toByteArray(), tar.size());
  }

  /** Returns the tar stream so far, not compressed and without an end mark. */
  byte[] tar() {
    return tar.toByteArray();
  }

  static byte[] gzip(byte[] bytes, int length) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (Compressor compressor = new Compressor(Compressor.FASTEST);
        GzipOutput gzip = new GzipOutput(compressed, compressor)) {
      gzip.write(bytes, 0, length);
      gzip.finish();
    }
    return compressed.toByteArray();
  }

  /** Returns a header for a file, to be filled and sealed. */
  static TarHeader header(char type, String name) {
    return TarHeader.blank(type, new RawString(name))
        .with(HeaderField.MODE, 0644)
        .with(HeaderField.SIZE, 0)
        .with(HeaderField.MTIME, 0);
  }

  private ArchiveBuilder empty(String name, Content content) throws IOException {
    return member(member(name, content));
  }

  private static Member member(String name, Content content) {
    return new Member(new RawString(name), PLAIN, content);
  }
}
