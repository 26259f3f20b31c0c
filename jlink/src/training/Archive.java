import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes archives of classes the same in every build. Run from its source, by the JDK of the build:
 *
 * <pre>
 * java Archive.java list IMAGE OUT LIST...   one list of what the JVM wrote into several
 * java Archive.java settle ONE OTHER         takes the times out of ONE, made of the same list
 * </pre>
 */
public final class Archive {
  private static final Set<Integer> REFERENCES =
      Set.of(
          PoolEntry.TAG_CLASS,
          PoolEntry.TAG_FIELDREF,
          PoolEntry.TAG_METHODREF,
          PoolEntry.TAG_INTERFACE_METHODREF);

  private static final int HEADER = 4096;

  /** How long it takes at most to make an archive, in the milliseconds that it holds. */
  private static final long LONGEST = 600_000;

  /** What a map loads when two threads happen to change it at a time. */
  private static final List<String> OF_CONTENTION =
      List.of(
          "java/util/Random",
          "java/util/concurrent/ThreadLocalRandom",
          "java/util/random/RandomGenerator",
          "jdk/internal/util/random/RandomSupport");

  private final SortedSet<String> classes = new TreeSet<>(OF_CONTENTION);
  private final SortedSet<String> lambdas = new TreeSet<>();
  private final SortedMap<String, SortedSet<Integer>> resolved = new TreeMap<>();

  private Archive() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> files = Stream.of(arguments).skip(1).map(Path::of).toList();
    switch (arguments[0]) {
      case "list" -> {
        Archive archive = new Archive();
        for (Path list : files.subList(2, files.size())) {
          Files.readAllLines(list).forEach(archive::add);
        }
        archive.write(files.get(0), files.get(1));
      }
      case "settle" -> settle(files.get(0), files.get(1));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private void add(String line) {
    if (line.startsWith("@cp ")) {
      String[] words = line.split(" ", -1);
      SortedSet<Integer> indices = resolved.computeIfAbsent(words[1], name -> new TreeSet<>());
      List.of(words).subList(2, words.length).stream().map(Integer::valueOf).forEach(indices::add);
    } else if (line.startsWith("@")) {
      lambdas.add(line);
    } else if (!line.startsWith("#")) {
      classes.add(line.split(" ", 2)[0]); // what follows is a number of the run
    }
  }

  private void write(Path image, Path out) throws IOException {
    List<String> lines = new ArrayList<>(classes);
    lines.addAll(lambdas);
    Map<String, String> home = Map.of("java.home", image.toString());
    try (FileSystem files = FileSystems.newFileSystem(URI.create("jrt:/"), home);
        Stream<Path> modules = Files.list(files.getPath("/modules"))) {
      List<Path> places = modules.toList();
      for (String name : classes) {
        for (Path place : places) {
          Path file = place.resolve(name + ".class");
          if (Files.exists(file)) {
            lines.add(constants(name, Files.readAllBytes(file)));
          }
        }
      }
    }
    Files.write(out, lines);
  }

  /**
   * All that the constants of a class refer to, and its call sites: of the product all, of others
   * those that a run has linked. What a run resolves depends on how its threads meet.
   */
  private String constants(String name, byte[] bytes) {
    StringBuilder line = new StringBuilder("@cp ").append(name);
    Set<Integer> linked = resolved.getOrDefault(name, new TreeSet<>());
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      boolean site =
          entry.tag() == PoolEntry.TAG_INVOKE_DYNAMIC
              && (name.startsWith("criu/") || linked.contains(entry.index()));
      if (site || REFERENCES.contains((int) entry.tag())) {
        line.append(' ').append(entry.index());
      }
    }
    return line.toString();
  }

  /** Soft references in an archive hold the time, and its header holds check sums of that. */
  private static void settle(Path one, Path other) throws IOException {
    ByteBuffer first = ByteBuffer.wrap(Files.readAllBytes(one)).order(ByteOrder.nativeOrder());
    ByteBuffer second = ByteBuffer.wrap(Files.readAllBytes(other)).order(ByteOrder.nativeOrder());
    if (first.capacity() != second.capacity()) {
      throw new IOException("two archives of one list differ in their sizes");
    }
    for (int at = 0; at < HEADER; at += Integer.BYTES) {
      if (first.getInt(at) != second.getInt(at)) {
        first.putInt(at, 0);
      }
    }
    SortedSet<Long> times = new TreeSet<>();
    for (int at = HEADER; at < first.capacity(); at += Long.BYTES) {
      if (first.getLong(at) != second.getLong(at)) {
        times.add(first.getLong(at));
        first.putLong(at, 0);
      }
    }
    if (!times.isEmpty() && (times.first() < 0 || times.last() - times.first() > LONGEST)) {
      throw new IOException("two archives of one list differ in more than the time: " + times);
    }
    Files.write(one, first.array());
  }
}
