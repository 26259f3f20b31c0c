package criu.mount.archive;

import criu.syscall.RawString;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The members of an archive one after the other, for who looks for some of them. Nothing is made of
 * them. The archive is not trusted: a name that leads out of the tree ends the scan, and memory is
 * bounded whatever a header says. For one thread.
 */
public final class MemberScan implements Closeable {
  private final TarReader reader;

  private MemberScan(TarReader reader) {
    this.reader = reader;
  }

  /**
   * What is seen of a member.
   *
   * @param name its name without {@code .} and empty parts; empty for the root of the tree
   * @param file whether it is a regular file, all of whose bytes are in the archive
   * @param size how many bytes it has, 0 for what is no file
   */
  public record Seen(RawString name, boolean file, long size) {}

  /**
   * Begins a scan.
   *
   * @param in an archive that is not compressed; stays open
   */
  public static MemberScan of(InputStream in) throws IOException {
    return new MemberScan(new TarReader(TarInput.plain(in)));
  }

  /**
   * Returns the next member, or empty after the last; what was not read of this one is skipped.
   *
   * @throws ArchiveException when the archive is broken, or a name is absolute or has {@code ..}
   */
  public Optional<Seen> next() throws IOException {
    Optional<Member> member = reader.next();
    return member.isEmpty() ? Optional.empty() : Optional.of(seen(member.get()));
  }

  private static Seen seen(Member member) throws ArchiveException {
    RawString name;
    try {
      name =
          new RawString(
              MemberPath.of(member.name()).parts().stream()
                  .map(RawString::latin1)
                  .collect(Collectors.joining("/")));
    } catch (ArchiveException e) {
      throw e.at("member " + member.name());
    }
    return switch (member.content()) {
      case Content.Regular(long size) -> new Seen(name, true, size);
      case Content.Sparse _,
          Content.Directory _,
          Content.SymbolicLink _,
          Content.HardLink _,
          Content.Node _ ->
          new Seen(name, false, 0);
    };
  }

  /** Reads content of the member, as much as the buffer holds; 0 at its end. */
  public int read(byte[] buffer) throws IOException {
    return reader.read(buffer, buffer.length);
  }

  /** Ends the scan; the stream stays open. */
  @Override
  public void close() throws IOException {
    reader.close();
  }
}
