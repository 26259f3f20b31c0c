package criu.plugin.loader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads jars into memory, up to a size that no honest plugin reaches. */
final class JarReader {
  /** The most bytes that all files of one entry may have, unpacked. */
  static final int MAXIMUM_SIZE = 64 << 20;

  /** The most files that one entry may have. */
  static final int MAXIMUM_FILES = 50_000;

  private static final String DESCRIPTOR = "module-info.class";
  private static final String VERSIONS = "META-INF/versions/";

  private int left = MAXIMUM_SIZE;
  private int filesLeft = MAXIMUM_FILES;

  /** Reads all jars of an entry. */
  List<PluginJar> readAll(PluginEntry entry) throws PluginLoadException {
    List<PluginJar> jars = new ArrayList<>();
    for (Path path : entry.jars()) {
      jars.add(read(path));
    }
    return jars;
  }

  /** Reads a jar, which counts against the size of the entry. */
  PluginJar read(Path path) throws PluginLoadException {
    Map<String, byte[]> contents = contents(path);
    byte[] descriptor = contents.get(DESCRIPTOR);
    if (descriptor == null) {
      throw new PluginLoadException(path, "it has no module descriptor (module-info.class)");
    }
    return new PluginJar(path, descriptor(path, descriptor, contents.keySet()), contents);
  }

  private Map<String, byte[]> contents(Path path) throws PluginLoadException {
    checkFileSize(path);
    try (ZipFile jar = new ZipFile(path.toFile())) {
      checkCount(path, jar.size());
      List<ZipEntry> entries = new ArrayList<>(jar.size());
      jar.entries().asIterator().forEachRemaining(entries::add);
      return hasVersions(entries) ? versioned(path) : plain(path, jar, entries);
    } catch (IOException | IllegalArgumentException e) {
      String reason = "it cannot be read as a jar: " + PluginLoadException.describe(e);
      throw new PluginLoadException(path, null, reason, e);
    }
  }

  // a JarFile reads the manifest and more before it gives the first entry
  private static boolean hasVersions(List<ZipEntry> entries) {
    for (ZipEntry entry : entries) {
      if (entry.getName().startsWith(VERSIONS)) {
        return true;
      }
    }
    return false;
  }

  private Map<String, byte[]> plain(Path path, ZipFile jar, List<ZipEntry> entries)
      throws IOException, PluginLoadException {
    Map<String, byte[]> contents = new HashMap<>();
    for (ZipEntry entry : entries) {
      add(path, jar, entry, contents);
    }
    return contents;
  }

  private Map<String, byte[]> versioned(Path path) throws IOException, PluginLoadException {
    try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
        Stream<JarEntry> entries = jar.versionedStream()) {
      Map<String, byte[]> contents = new HashMap<>();
      for (Iterator<JarEntry> each = entries.iterator(); each.hasNext(); ) {
        add(path, jar, each.next(), contents);
      }
      return contents;
    }
  }

  private void add(Path path, ZipFile jar, ZipEntry entry, Map<String, byte[]> contents)
      throws IOException, PluginLoadException {
    if (!entry.isDirectory()) {
      contents.put(entry.getName(), bytes(path, jar, entry));
    }
  }

  private byte[] bytes(Path path, ZipFile jar, ZipEntry entry)
      throws IOException, PluginLoadException {
    // the jar's own word first, which saves the memory, then the truth
    checkSize(path, entry.getSize());
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(left + 1);
      checkSize(path, bytes.length);
      left -= bytes.length;
      return bytes;
    }
  }

  // an index of entries takes memory before any of them is read
  private static void checkFileSize(Path path) throws PluginLoadException {
    if (path.toFile().length() > MAXIMUM_SIZE) {
      throw new PluginLoadException(
          path, "the jar is larger than %d MiB".formatted(MAXIMUM_SIZE >> 20));
    }
  }

  private void checkCount(Path path, int count) throws PluginLoadException {
    filesLeft -= count;
    if (filesLeft < 0) {
      throw new PluginLoadException(
          path, "the plugin has more than %d files".formatted(MAXIMUM_FILES));
    }
  }

  private void checkSize(Path path, long size) throws PluginLoadException {
    if (size > left) {
      String reason =
          "the plugin is larger than %d MiB when unpacked".formatted(MAXIMUM_SIZE >> 20);
      throw new PluginLoadException(path, reason);
    }
  }

  private static ModuleDescriptor descriptor(Path path, byte[] bytes, Set<String> names)
      throws PluginLoadException {
    try {
      return ModuleDescriptor.read(new ByteArrayInputStream(bytes), () -> packages(names));
    } catch (InvalidModuleDescriptorException | IOException e) {
      String reason = "its module descriptor is not valid: " + PluginLoadException.describe(e);
      throw new PluginLoadException(path, null, reason, e);
    }
  }

  private static Set<String> packages(Set<String> names) {
    Set<String> packages = new HashSet<>();
    for (String name : names) {
      String place = name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
      if (!packages.contains(place) && isPackage(place)) {
        packages.add(place);
      }
    }
    return packages;
  }

  // META-INF is the best known of the directories that are none
  private static boolean isPackage(String name) {
    boolean first = true;
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int point = name.codePointAt(i);
      boolean dot = point == '.';
      boolean good =
          first
              ? Character.isJavaIdentifierStart(point)
              : dot || Character.isJavaIdentifierPart(point);
      if (!good) {
        return false;
      }
      first = dot;
    }
    return !first;
  }
}
