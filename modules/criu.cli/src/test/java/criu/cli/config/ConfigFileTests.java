package criu.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The syntax of configuration files. */
class ConfigFileTests {

  private static List<String> words(String text) throws ConfigException {
    return ConfigFile.parse("a.conf", text).stream().map(Setting::word).toList();
  }

  @Test
  void everyForm_ofALine() throws ConfigException {
    String text =
        """
        # a comment

        tcp-established
          enable-fs\toverlay,nfs   # behind it
        root /srv/root\r
        images-dir "/srv/my \\"own\\" images"#
        external mnt[/a#b]:key#1
        libdir=/usr/lib/plugins
        skip-mnt ""
        """;
    assertEquals(
        List.of(
            "--tcp-established",
            "--enable-fs=overlay,nfs",
            "--root=/srv/root",
            "--external=mnt[/a#b]:key#1",
            "--libdir=/usr/lib/plugins",
            "--skip-mnt="),
        words(text.replace("images-dir \"/srv/my \\\"own\\\" images\"#\n", "")));
    assertEquals(
        List.of("--images-dir=/srv/my \"own\" images"),
        words("images-dir \"/srv/my \\\"own\\\" images\" # quoted"));
  }

  @Test
  void place_isFileAndLine() throws ConfigException {
    assertEquals("a.conf:3", ConfigFile.parse("a.conf", "#\n\nroot /\n").getFirst().place());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "root a b~there is more than one argument",
        "root \"a b~a double quote is missing",
        "root \"a\"b~a space is missing behind the double quote",
        "--root /~no option begins with -",
        "=x~no option begins with ="
      })
  void wrongLine_isNamed(String line, String why) {
    ConfigException e =
        assertThrows(ConfigException.class, () -> ConfigFile.parse("a.conf", "\n" + line + "\n"));
    assertEquals("a.conf:2: " + why, e.getMessage());
    assertTrue(e.remedy().startsWith("write one option a line"), e.remedy());
  }

  @Property
  void anyArgument_comesThroughInQuotes(
      @ForAll @StringLength(max = 20) @CharRange(from = ' ', to = 'ÿ') String argument)
      throws ConfigException {
    if (argument.endsWith("\\") || argument.contains("\\\"")) {
      return; // which CRIU's syntax cannot say
    }
    String quoted = '"' + argument.replace("\"", "\\\"") + '"';
    assertEquals(List.of("--root=" + argument), words("root " + quoted));
  }

  @Property
  void anyLine_isReadOrRefused(@ForAll String line) {
    try {
      ConfigFile.parse("a.conf", line);
    } catch (ConfigException e) {
      assertTrue(e.getMessage().startsWith("a.conf:"), e.getMessage());
    }
  }
}
