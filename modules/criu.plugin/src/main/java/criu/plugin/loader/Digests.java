package criu.plugin.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The digests that the jars of a plugin directory must have: the lines of {@code plugins.sha256} in
 * it, as sha256sum(1) writes them with names relative to the directory. Without that file any jar
 * will do; with it a jar that it does not list is refused.
 */
final class Digests {
  static final String FILE = "plugins.sha256";

  private static final int LONGEST_FILE = 1 << 20;
  private static final int DIGITS = 64;

  private final Path file;
  private final Optional<Map<Path, String>> byJar;

  private Digests(Path file, Optional<Map<Path, String>> byJar) {
    this.file = file;
    this.byJar = byJar;
  }

  /** Reads the file, if there is one; it must be as trustworthy as the jars. */
  static Digests of(Path directory, TrustedFiles trusted) throws PluginLoadException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return new Digests(file, Optional.empty());
    }
    Map<Path, String> byJar = new HashMap<>();
    int number = 0;
    for (String line : text(trusted.trust(file)).split("\n", -1)) {
      number++;
      if (!line.isEmpty()) {
        add(line, number, file, byJar);
      }
    }
    trusted.checkUnchanged();
    return new Digests(file, Optional.of(byJar));
  }

  private static String text(Path file) throws PluginLoadException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
      if (bytes.length > LONGEST_FILE) {
        throw new PluginLoadException(file, "it is larger than 1 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      String reason = "it cannot be read: " + PluginLoadException.describe(e);
      throw new PluginLoadException(file, null, reason, e);
    }
  }

  // 64 digits, a space, a space or an asterisk, the name
  private static void add(String line, int number, Path file, Map<Path, String> byJar)
      throws PluginLoadException {
    if (line.length() < DIGITS + 3 || line.charAt(DIGITS) != ' ' || !isHex(line)) {
      throw new PluginLoadException(
          file, "line " + number + " is not a SHA-256 digest and a file name: " + line);
    }
    Path jar = file.resolveSibling(line.substring(DIGITS + 2)).normalize();
    if (!Files.exists(jar)) {
      throw new PluginLoadException(jar, FILE + " lists it, and it is not there");
    }
    byJar.put(jar, line.substring(0, DIGITS).toLowerCase(Locale.ROOT));
  }

  private static boolean isHex(String line) {
    return line.chars().limit(DIGITS).allMatch(HexFormat::isHexDigit);
  }

  /** Makes sure that each jar is listed, and has its digest. */
  void check(List<Path> jars) throws PluginLoadException {
    if (byJar.isEmpty()) {
      return;
    }
    for (Path jar : jars) {
      String wanted = byJar.get().get(jar);
      if (wanted == null) {
        throw new PluginLoadException(jar, file + " does not list it");
      }
      String found = digest(jar);
      if (!found.equals(wanted)) {
        throw new PluginLoadException(
            jar, "its SHA-256 digest is " + found + ", and " + file + " has " + wanted);
      }
    }
  }

  private static String digest(Path jar) throws PluginLoadException {
    try (InputStream in = Files.newInputStream(jar)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      String reason = "it cannot be read: " + PluginLoadException.describe(e);
      throw new PluginLoadException(jar, null, reason, e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every JDK has it
    }
  }
}
