package criu.mount.archive;

import static criu.mount.archive.ArchiveBuilder.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are cut short, corrupted, or say things that cannot be. */
final class BrokenArchiveTests {

  // ./first (1,000 bytes), ./<120 bytes of n> (3 bytes, a GNU long name before it), end mark
  private static byte[] sample() throws IOException {
    return new ArchiveBuilder()
        .file("./first", "x".repeat(1_000))
        .file("./" + "n".repeat(120), "end")
        .tar();
  }

  @Test
  void streamCutAtAnyBlock_saysWhichMemberWasCutShort() throws IOException {
    byte[] tar = sample();
    for (int length = 0; length <= tar.length; length += TarHeader.BLOCK) {
      String message = messageOf(ArchiveBuilder.gzip(tar, length));
      assertTrue(message.contains("cut short"), message);
      assertTrue(message.contains(placeOfCut(length)), length + ": " + message);
    }
  }

  private static String placeOfCut(int length) {
    if (length == 0) {
      return "before the first member";
    }
    if (length < 3 * TarHeader.BLOCK) {
      return "in member ./first";
    }
    return length < 6 * TarHeader.BLOCK ? "after member ./first" : "member ./nnn";
  }

  @Test
  void compressedStreamCutAnywhere_isRefused() throws IOException {
    byte[] whole = new ArchiveBuilder().file("./a", "0123456789".repeat(300)).build();
    for (int length = 0; length < whole.length; length++) {
      String message = messageOf(Arrays.copyOf(whole, length));
      assertTrue(message.contains("cut short"), length + ": " + message);
    }
  }

  @Test
  void compressedStreamWithAWrongChecksum_isRefused() throws IOException {
    byte[] whole = new ArchiveBuilder().file("./a", "content").build();
    whole[whole.length - 6] ^= 1;
    assertTrue(messageOf(whole).contains("the gzip stream is broken after member ./a"));
  }

  // the decompressor by itself takes such a failure for the end
  @Test
  void failureToReadBehindTheEnd_isPassedOn() throws IOException {
    InputStream whole =
        new ByteArrayInputStream(new ArchiveBuilder().file("./a", "content").build());
    try (TarReader reader = new TarReader(new SequenceInputStream(whole, failing()))) {
      assertTrue(reader.next().isPresent());
      IOException failure = assertThrows(IOException.class, reader::next);
      assertEquals("the disk is gone", failure.getMessage());
    }
  }

  private static InputStream failing() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the disk is gone");
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return read();
      }
    };
  }

  @Test
  void noGzipStream_isRefused() throws IOException {
    byte[] tar = sample();
    String message = messageOf(tar);
    assertTrue(message.contains("is not a gzip stream"), message);
  }

  @Test
  void headerWithAWrongChecksum_isRefused() throws IOException {
    byte[] tar = sample();
    tar[3 * TarHeader.BLOCK] ^= 1;
    String message = messageOf(ArchiveBuilder.gzip(tar, tar.length));
    assertTrue(message.contains("broken after member ./first: the checksum"), message);
  }

  @Test
  void bytesBehindTheEndMark_meanNothing() throws IOException {
    byte[] tar = Arrays.copyOf(sample(), sample().length + 3 * TarHeader.BLOCK);
    tar[tar.length - 1] = 1;
    assertEquals(2, names(ArchiveBuilder.gzip(tar, tar.length)).size());
  }

  @Test
  void zeroBlockBetweenMembers_isRefused() throws IOException {
    byte[] archive = new ArchiveBuilder().raw(new byte[512]).file("x", "").build();
    assertTrue(messageOf(archive).contains("a single zero block"));
  }

  @Test
  void oneZeroBlockAtTheEnd_isEnough() throws IOException {
    byte[] tar = Arrays.copyOf(sample(), sample().length + TarHeader.BLOCK);
    assertEquals(2, names(ArchiveBuilder.gzip(tar, tar.length)).size());
  }

  @Test
  void negativeSize_isRefused() throws IOException {
    byte[] block = header('0', "./negative").seal();
    Arrays.fill(block, 124, 136, (byte) 0xFF);
    assertTrue(messageOfBlock(block).contains("member ./negative: the size is negative"));
  }

  @Test
  void sizeBeyond64Bits_isRefused() throws IOException {
    byte[] block = header('0', "./huge").seal();
    Arrays.fill(block, 124, 136, (byte) 0xAA);
    assertTrue(messageOfBlock(block).contains("beyond 64 bits"));
  }

  @Test
  void sizeOf8Exabytes_isCutShort() throws IOException {
    byte[] block = header('0', "./huge").seal();
    Arrays.fill(block, 124, 136, (byte) 0);
    block[124] = (byte) 0x80;
    Arrays.fill(block, 129, 136, (byte) 0x7F);
    assertTrue(messageOfBlock(block).contains("cut short in member ./huge"));
  }

  @ParameterizedTest
  @ValueSource(chars = {'L', 'K', 'x', 'g'})
  void extendedHeaderOfAGigabyte_isRefusedUnread(char type) throws IOException {
    byte[] block = header(type, "./x").with(HeaderField.SIZE, 1 << 30).seal();
    String message = messageOfBlock(block);
    assertTrue(message.contains("an extended header has 1073741824 bytes"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5 a=b\n", "999 a=b\n", "x a=b\n", "6 a=bc", "6 abc\n", "0 a=b\n", "-6 a=b\n"})
  void brokenPaxRecord_isRefused(String record) throws IOException {
    String message = messageOfPax(record);
    assertTrue(message.contains("the extended header is broken"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=-1", "uid=4294967295", "gid=xyz", "mtime=1.2.3", "mtime=--1"})
  void valueOutOfRange_isRefused(String record) throws IOException {
    String message = messageOfPax((record.length() + 4) + " " + record + "\n");
    assertTrue(message.contains("member ./x"), message);
  }

  @Test
  void deviceOutOfRange_isRefused() throws IOException {
    byte[] block =
        header('3', "./d").with(HeaderField.MAJOR, 4096).with(HeaderField.MINOR, 1).seal();
    assertTrue(messageOfBlock(block).contains("the major is out of range"));
  }

  @Test
  void unknownType_isRefused() throws IOException {
    assertTrue(messageOfBlock(header('M', "./part").seal()).contains("is not known"));
  }

  @Test
  void sparseFileWhoseExtentsDoNotFit_isRefused() throws IOException {
    String map = "30 GNU.sparse.map=0,10,5,10,30\n";
    String message = messageOfPax("22 GNU.sparse.size=20\n" + map.replace("30 ", "31 "));
    assertTrue(message.contains("does not fit into a sparse file of 20"), message);
  }

  @Test
  void extendedHeaderWithoutMember_isRefused() throws IOException {
    byte[] tar = new ArchiveBuilder().raw(pax("6 a=b\n")).tar();
    byte[] ended = Arrays.copyOf(tar, tar.length + 1024);
    assertTrue(messageOf(ArchiveBuilder.gzip(ended, ended.length)).contains("nothing after it"));
  }

  private static byte[] pax(String records) {
    byte[] text = new RawString(records).toBytes();
    byte[] block = header('x', "./Pax").with(HeaderField.SIZE, text.length).seal();
    byte[] both = Arrays.copyOf(block, 1024);
    System.arraycopy(text, 0, both, 512, text.length);
    return both;
  }

  private static String messageOfPax(String records) throws IOException {
    return messageOf(new ArchiveBuilder().raw(pax(records)).file("./x", "").build());
  }

  /** Seals the block again, since its fields were overwritten. */
  private static String messageOfBlock(byte[] block) throws IOException {
    int sum = 0;
    Arrays.fill(block, 148, 156, (byte) ' ');
    for (byte b : block) {
      sum += b & 0xFF;
    }
    TarNumber.put(block, 148, 7, sum);
    return messageOf(new ArchiveBuilder().raw(block).build());
  }

  private static String messageOf(byte[] archive) {
    return assertThrows(ArchiveException.class, () -> names(archive)).toString();
  }

  private static List<RawString> names(byte[] archive) throws IOException {
    List<RawString> names = new ArrayList<>();
    byte[] buffer = new byte[4096];
    try (TarReader reader = new TarReader(new ByteArrayInputStream(archive))) {
      Optional<Member> member = reader.next();
      while (member.isPresent()) {
        names.add(member.get().name());
        while (reader.read(buffer, Long.MAX_VALUE) > 0) {
          // only the end of the content counts here
        }
        member = reader.next();
      }
    }
    return names;
  }
}
