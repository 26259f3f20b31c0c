package criu.mount.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads an archive member by member. Understands v7, ustar, GNU and pax headers and all of GNU
 * tar's sparse forms. The stream belongs to the caller and is read up to its end.
 */
final class TarReader implements AutoCloseable {
  private final TarInput input;
  private final PaxRecords global = new PaxRecords();
  private MemberData data;

  /** Reads a gzip stream. */
  TarReader(InputStream compressed) throws IOException {
    this(TarInput.gzip(compressed));
  }

  TarReader(TarInput input) throws ArchiveException {
    this.input = input;
    data = new MemberData(input, 0);
  }

  /** Returns the next member, or empty after the last; what was not read of this one is skipped. */
  Optional<Member> next() throws IOException {
    data.skip();
    input.leave();
    try {
      return decodeNext();
    } catch (ArchiveException e) {
      throw e.at("the archive is broken " + input.place());
    }
  }

  /** Reads content of the member, at most {@code most} bytes; 0 at the end. */
  int read(byte[] buffer, long most) throws IOException {
    return data.read(buffer, most);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private Optional<Member> decodeNext() throws IOException {
    Extensions extensions = new Extensions(input, global);
    Optional<TarHeader> header = nextHeader();
    while (header.isPresent() && extensions.take(header.get())) {
      header = nextHeader();
    }
    if (header.isEmpty()) {
      return end(extensions);
    }
    input.enter(extensions.name(header.get()));
    MemberDecoder decoder = new MemberDecoder(header.get(), extensions, input);
    Member member = decoder.decode();
    data = decoder.data();
    return Optional.of(member);
  }

  private Optional<TarHeader> nextHeader() throws IOException {
    byte[] block = new byte[TarHeader.BLOCK];
    if (!input.readBlock(block)) {
      throw input.cutShort();
    }
    return TarHeader.isZero(block) ? Optional.empty() : Optional.of(TarHeader.checked(block));
  }

  /** Checks that nothing is lost behind the end mark, which is two zero blocks. */
  private Optional<Member> end(Extensions extensions) throws IOException {
    byte[] block = new byte[TarHeader.BLOCK];
    if (input.readBlock(block) && !TarHeader.isZero(block)) {
      throw new ArchiveException("a single zero block stands between members");
    }
    if (!extensions.isEmpty()) {
      throw new ArchiveException("an extended header has nothing after it");
    }
    input.drain();
    return Optional.empty();
  }
}
