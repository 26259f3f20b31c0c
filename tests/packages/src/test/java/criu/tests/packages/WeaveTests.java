package criu.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's classes do in no run what the build could do. */
final class WeaveTests {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** Prints what switches choose, and which records are equal and have equal hash codes. */
  private static final String PROBE =
      """
      package probe;

      import java.util.Arrays;
      import java.util.HashSet;
      import java.util.List;
      import java.util.Objects;

      final class Probe {
        sealed interface Shape {
          record Dot() implements Shape {}
          record Named(String name, Shape inner) implements Shape {}
          record All(boolean a, byte b, short c, char d, int e, long f, float g, double h, int[] i, Object j)
              implements Shape {}

          static String kind(Shape shape) {
            return switch (shape) {
              case null -> "null";
              case Dot() -> "dot";
              case Named(String name, Named(String inner, _)) when inner.isEmpty() -> "in nothing " + name;
              case Named(String name, Dot _) when name.length() > 3 -> "long " + name;
              case Named(String name, var inner) -> name + " with " + kind(inner);
              case All all when all.e > 5 -> "large";
              case All _ -> "all";
            };
          }
        }

        static String of(Object any) {
          return switch (any) {
            case String text when text.isEmpty() -> "empty";
            case CharSequence text -> "text " + text;
            case Integer number when number > 9 -> "great";
            case Number number -> "number " + number;
            case int[] numbers -> "numbers " + numbers.length;
            default -> "other";
          };
        }

        static String unknown(Object any) {
          try {
            return of(any);
          } catch (NullPointerException e) {
            return "no null";
          }
        }

        static Shape.All all(int e, double h, int[] i, Object j) {
          return new Shape.All(true, (byte) -1, (short) 2, 'x', e, 1L << 40, -0.0f, h, i, j);
        }

        public static void main(String[] arguments) {
          int[] numbers = {1};
          List<Shape> shapes =
              Arrays.asList(
                  null, new Shape.Dot(), new Shape.Dot(), new Shape.Named("a", null),
                  new Shape.Named("a", new Shape.Named("", null)), new Shape.Named("abcd", new Shape.Dot()),
                  new Shape.Named("abc", new Shape.Dot()), new Shape.Named("abc", new Shape.Dot()),
                  new Shape.Named(null, null), all(1, Double.NaN, numbers, null), all(1, Double.NaN, numbers, null),
                  all(6, 0.0, numbers, "j"), all(6, -0.0, numbers, "j"), all(6, 0.0, new int[] {1}, "j"));
          for (Shape one : shapes) {
            System.out.println(Shape.kind(one));
            for (Shape other : shapes) {
              boolean equal = Objects.equals(one, other);
              System.out.print(equal ? "=" : ".");
              if (equal && Objects.hashCode(one) != Objects.hashCode(other)) {
                throw new AssertionError(one);
              }
            }
            System.out.println();
          }
          System.out.println(new HashSet<>(shapes).size());
          for (Object any : Arrays.asList("", "a", new StringBuilder("b"), 9, 10, 1.5, numbers, 'c', null)) {
            System.out.println(unknown(any));
          }
        }
      }
      """;

  /** A message as it is generated, beside a class that says what is looked at. */
  private static final String MESSAGE =
      """
      package com.google.protobuf;

      import java.util.logging.Level;
      import java.util.logging.Logger;

      final class Message {
        private static final Logger logger = Logger.getLogger(Message.class.getName());

        static {
          RuntimeVersion.validateProtobufGencodeVersion("public", 4, 36, 2, "", Message.class.getName());
        }

        public static void main(String[] arguments) {
          if (arguments.length > 0) {
            System.out.println(logger.getName() + logger.isLoggable(Level.INFO));
            System.out.println(logger == Logger.getLogger("com.google.protobuf.Message"));
          }
        }
      }

      final class RuntimeVersion {
        static void validateProtobufGencodeVersion(
            String domain, int major, int minor, int patch, String suffix, String location) {
          System.out.println("checked " + location);
        }
      }
      """;

  @Test
  void messages_afterTheChange_logAsBeforeAndCheckNoVersion(@TempDir Path directory)
      throws IOException {
    Path jar = jar(directory, MESSAGE);
    String main = "com.google.protobuf.Message";
    String loading = "-Xlog:class+load";
    String logged = jdk("java", "-cp", jar, main, "log");
    assertTrue(logged.startsWith("checked " + main), logged);
    assertTrue(jdk("java", loading, "-cp", jar, main).contains("java.util.logging.Logger "));

    weave(jar);

    assertEquals(logged, "checked " + main + "\n" + jdk("java", "-cp", jar, main, "log"));
    assertFalse(jdk("java", loading, "-cp", jar, main).contains("java.util.logging.Logger "));
  }

  /** Prints what lambdas and references to methods of every kind answer. */
  private static final String LAMBDAS =
      """
      package probe;

      import java.io.Serializable;
      import java.util.ArrayList;
      import java.util.List;
      import java.util.concurrent.Callable;
      import java.util.function.*;

      final class Lambdas {
        interface Named {
          String name();

          default Supplier<String> greeting() {
            return () -> "hello " + name() + own();
          }

          private String own() {
            Supplier<String> end = () -> "!" + name().length();
            return end.get();
          }

          static Function<String, Named> maker() {
            return name -> () -> name;
          }
        }

        private static final class Hidden extends ArrayList<String> implements Named {
          private final String name;

          private Hidden(String name) {
            this.name = name;
          }

          @Override
          public String name() {
            return name;
          }

          private String secret(int times) {
            return name.repeat(times);
          }

          Supplier<Integer> superSize() {
            return super::size;
          }
        }

        interface Shorts {
          long apply(byte a, long b, double c, Object d, char e);
        }

        private final String field = "field";

        private String both(String a, Integer b) {
          return field + a + b;
        }

        private static long sum(byte a, long b, double c, Object d, char e) {
          return a + b + (long) c + d.hashCode() + e;
        }

        private static <T extends Comparable<T>> T larger(T a, T b) {
          BinaryOperator<T> choose = (x, y) -> x.compareTo(y) > 0 ? x : y;
          return choose.apply(a, b);
        }

        private static boolean logged(List<String> log) {
          return log.add("called");
        }

        void print(String given, long wide, double real) throws Exception {
          List<Supplier<?>> all = new ArrayList<>();
          Hidden hidden = new Hidden("h" + given);
          all.add(() -> field + given + wide + real);
          all.add(() -> this);
          all.add(hidden.greeting());
          all.add(hidden.superSize());
          all.add(hidden::name);
          Function<String, Hidden> maker = Hidden::new;
          all.add(() -> maker.apply("new").secret(2));
          BiFunction<Hidden, Integer, String> secret = Hidden::secret;
          all.add(() -> secret.apply(hidden, 3));
          BiFunction<String, Integer, String> both = this::both;
          all.add(() -> both.apply("x", 7));
          ToIntFunction<String> length = String::length;
          Function<String, Integer> boxed = String::length;
          IntFunction<Integer> box = Integer::valueOf;
          ToLongFunction<Integer> widened = Integer::intValue;
          IntBinaryOperator plus = Integer::sum;
          BinaryOperator<Integer> plusBoxed = Integer::sum;
          IntFunction<int[]> array = int[]::new;
          Shorts shorts = Lambdas::sum;
          all.add(() -> length.applyAsInt(given) + boxed.apply(given) + box.apply(5));
          all.add(() -> widened.applyAsLong(9) + plus.applyAsInt(1, 2) + plusBoxed.apply(3, 4));
          all.add(() -> array.apply(4).length + shorts.apply((byte) 1, 1L << 40, 2.5, "o", 'c'));
          all.add(() -> larger("a", "b") + larger(3, 2));
          Consumer<List<String>> ignoring = Lambdas::logged;
          List<String> log = new ArrayList<>();
          ignoring.accept(log);
          Consumer<String> adding = log::add;
          adding.accept("more");
          all.add(() -> log);
          all.add(() -> Named.maker().apply("made").greeting().get());
          Callable<String> throwing = () -> { throw new java.io.IOException("thrown"); };
          all.add(() -> { try { return throwing.call(); } catch (Exception e) { return e.getMessage(); } });
          Supplier<String> serial = (Supplier<String> & Serializable) () -> "serial";
          all.add(serial);
          Runnable none = wide > 0 ? () -> log.add("one") : () -> {};
          none.run();
          Predicate<Object> isNull = java.util.Objects::isNull;
          all.add(() -> isNull.negate().test(null));
          UnaryOperator<int[]> copy = int[]::clone;
          all.add(() -> copy.apply(new int[3]).length);
          for (Supplier<?> each : all) {
            System.out.println(each.get());
          }
        }

        @Override
        public String toString() {
          return "lambdas";
        }

        public static void main(String[] arguments) throws Exception {
          new Lambdas().print("given", 1L << 33, 0.5);
        }
      }
      """;

  @Test
  void lambdasAndReferences_afterTheChange_doAsBefore(@TempDir Path directory) throws IOException {
    Path jar = jar(directory, LAMBDAS);
    String before = jdk("java", "-cp", jar, "probe.Lambdas");
    assertTrue(linkedSites(jar) > 3, "there is nothing to change");

    weave(jar);

    assertEquals(before, jdk("java", "-Xverify:all", "-cp", jar, "probe.Lambdas"));
    // what makes an int a long; what can be serialized, and the way back
    assertEquals(3, linkedSites(jar));
  }

  private static long linkedSites(Path jar) throws IOException {
    String code = jdk("javap", "-c", "-p", "-cp", jar, "probe.Lambdas");
    return code.lines().filter(line -> line.contains("invokedynamic")).count();
  }

  @Test
  void switchesAndRecords_afterTheChange_doAsBefore(@TempDir Path directory) throws IOException {
    Path jar = jar(directory, PROBE);
    String before = jdk("java", "-cp", jar, "probe.Probe");
    assertTrue(sites(jar).contains("SwitchBootstraps"), "there is nothing to change");

    weave(jar);

    assertEquals(before, jdk("java", "-cp", jar, "probe.Probe"));
    String left = sites(jar);
    assertTrue(!left.contains("SwitchBootstraps") && !left.contains("equals:(Lprobe"), left);
  }

  @Test
  void show_inTheImage_loadsNoClassThatIsNotInItsArchive(@TempDir Path directory)
      throws IOException {
    List<String> loaded = loaded(directory, "show", "show", "/proc/self/mountinfo");
    assertEquals(
        List.of(),
        loaded.stream().filter(line -> !line.contains("source: shared objects file")).toList());
  }

  /** An archive has what its runs loaded, so that they used nothing of all this. */
  @ParameterizedTest
  @ValueSource(strings = {"dump", "restore", "show"})
  void archive_ofACommand_hasNothingThatLogsOrFormatsOrMatchesText(
      String command, @TempDir Path directory) throws IOException {
    List<String> loaded =
        loaded(directory, command, "--version").stream()
            .map(line -> line.replaceFirst("^[^ ]+ ", ""))
            .filter(line -> line.matches("java\\.util\\.(logging|regex|Formatter).*|sun\\.text.*"))
            .toList();
    assertEquals(List.of(), loaded);
  }

  /** Returns what the JVM says of each class that it loads. */
  private static List<String> loaded(Path directory, String archive, String... arguments)
      throws IOException {
    Path log = directory.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Built.IMAGE.resolve("bin/java").toString());
    command.add("-XX:AOTCache=" + Built.IMAGE.resolve("lib/archives/" + archive + ".aot"));
    command.addAll(List.of("-Xlog:class+load:file=" + log, "-m", "criu.cli/criu.cli.Main"));
    command.addAll(List.of(arguments));
    Programs.run(command.toArray(String[]::new)).succeeded();
    List<String> loaded = Files.readAllLines(log);
    assertTrue(loaded.size() > 500, () -> "the log is not what it was thought to be: " + loaded);
    return loaded;
  }

  private static Path jar(Path directory, String source) throws IOException {
    Path classes = directory.resolve("classes");
    Path jar = Files.createDirectory(directory.resolve("jars")).resolve("probe.jar");
    jdk(
        "javac",
        "-XDstringConcat=inline",
        "-d",
        classes,
        Files.writeString(directory.resolve("Source.java"), source));
    jdk("jar", "--create", "--file", jar, "-C", classes, ".");
    return jar;
  }

  private static void weave(Path jar) throws IOException {
    Path program = Built.REPOSITORY.resolve("jlink/src/weave/Weave.java");
    jdk("java", program, jar.getParent(), "pro");
  }

  private static String sites(Path jar) throws IOException {
    return jdk(
        "javap",
        "-v",
        "-p",
        "-cp",
        jar,
        "probe.Probe",
        "probe.Probe$Shape",
        "probe.Probe$Shape$All");
  }

  private static String jdk(String program, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA_HOME.resolve("bin").resolve(program).toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return Programs.run(command.toArray(String[]::new)).succeeded();
  }
}
