package criu.mount.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MalformedMountInfoTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                     | the mount id is empty",
        "'x 0 0:5 / / rw - t s rw'              | the mount id is not a number of 32 bits: x",
        "'-1 0 0:5 / / rw - t s rw'             | the mount id is not a number of 32 bits: -1",
        "'1 4294967296 0:5 / / rw - t s rw' | the parent id is not a number of 32 bits: 4294967296",
        "'1'                                    | it ends before the parent id",
        "'1 0 05 / / rw - t s rw'               | the device number has no colon: 05",
        "'1 0 0: / / rw - t s rw'               | the minor number is not a number of 32 bits: ",
        "'1 0 0:5  / rw - t s rw'               | the root is empty",
        "'1 0 0:5 / a rw - t s rw'              | the mountpoint is not absolute: a",
        "'1 0 0:5 / /a\\000 rw - t s rw'        | the mountpoint has a NUL byte",
        "'1 0 0:5 / / rw'                       | it ends before the separator -",
        "'1 0 0:5 / / rw shared:1'              | it ends before the separator -",
        "'1 0 0:5 / / rw shared:x - t s rw'     | the peer group is not a number of 32 bits: x",
        "'1 0 0:5 / / rw master:0 - t s rw'     | the peer group is 0",
        "'1 0 0:5 / / rw -'                     | it ends before the file system type",
        "'1 0 0:5 / / rw - t'                   | it ends before the superblock options",
      })
  void parse_malformedSecondLine_namesSourceLineAndFault(String line, String fault) {
    String text = "1 0 0:5 / / rw - t s rw\n" + line + "\n";
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    MountInfoException refused =
        assertThrows(
            MountInfoException.class, () -> MountInfoParser.parse(bytes, "/proc/7/mountinfo"));
    String expected = "/proc/7/mountinfo: line 2: " + (fault == null ? "" : fault);
    assertEquals(expected.strip(), refused.getMessage().strip());
  }
}
