package criu.cli;

import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments and the environment of this process as bytes. What the JVM hands to main has gone
 * through the locale, which loses bytes that are not text in it.
 */
final class RawArguments {

  private RawArguments() {}

  /** Returns the last {@code count} arguments of the process, one character for each byte. */
  static String[] last(int count) throws IOException {
    List<RawString> all = split(Path.of("/proc/self/cmdline"));
    return all.subList(all.size() - count, all.size()).stream()
        .map(RawString::latin1)
        .toArray(String[]::new);
  }

  /** Returns the environment as entries of the form {@code NAME=value}. */
  static List<RawString> environment() throws IOException {
    return split(Path.of("/proc/self/environ"));
  }

  private static List<RawString> split(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<RawString> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        parts.add(RawString.ofBytes(bytes, from, i));
        from = i + 1;
      }
    }
    return parts;
  }
}
