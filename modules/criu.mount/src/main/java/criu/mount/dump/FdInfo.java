package criu.mount.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What proc_pid_fdinfo(5) says of an open file.
 *
 * @param mountId the mount it is on
 * @param inode its inode, 0 before Linux 5.14
 */
record FdInfo(int mountId, long inode) {

  static FdInfo of(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return new FdInfo((int) number(text, "mnt_id:"), number(text, "ino:"));
  }

  private static long number(String text, String field) {
    int at = text.indexOf(field);
    return at < 0
        ? 0
        : Long.parseLong(text.substring(at + field.length(), text.indexOf('\n', at)).strip());
  }
}
