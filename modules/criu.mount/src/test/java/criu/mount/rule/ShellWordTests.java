package criu.mount.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.syscall.RawString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTests {

  @Test
  void plainWordsStayAsTheyAre() {
    assertEquals(
        "umount -N 12 /a/b-c_d.e", ShellWord.line(List.of("umount", "-N", "12", "/a/b-c_d.e")));
  }

  /** What a shell makes of the quoted word are the bytes of the name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "it's",
        "$(true)",
        "`true`",
        "\"",
        "\\",
        "a\nb",
        "tab\t",
        "#",
        "~",
        "*",
        "\u00ff",
        "m[x]:y",
        "both ' and \\",
        "!1",
        "\u00c3\u00a4"
      })
  void shellReadsTheBytesOfTheName(String latin1) throws Exception {
    RawString name = new RawString(latin1);
    assertEquals(name, readByAShell(ShellWord.quote(name.toString())));
  }

  private static RawString readByAShell(String word) throws IOException {
    Process bash = new ProcessBuilder("bash").start();
    try (var in = bash.getOutputStream()) {
      in.write(("printf %s " + word).getBytes(StandardCharsets.UTF_8));
    }
    try (var out = bash.getInputStream()) {
      return RawString.ofBytes(out.readAllBytes());
    }
  }
}
