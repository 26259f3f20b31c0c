import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes classes before the image is linked, so that a run does not do what the build could. Run
 * from its source, by the JDK of the build:
 *
 * <pre>
 * java Weave.java DIRECTORY PREFIX...   changes the jars whose names begin with a PREFIX
 * </pre>
 */
public final class Weave {
  private static final List<Weaving> ALL =
      List.of(new CallSites(), new VersionChecks(), new LateLoggers(), new Lambdas());

  private final ClassFile files;

  private Weave(List<Path> roots) {
    files =
        ClassFile.of(
            ConstantPoolSharingOption.NEW_POOL, // what no code uses any more is gone
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(name -> open(roots, name))
                    .orElse(ClassHierarchyResolver.defaultResolver())
                    .cached()));
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    List<FileSystem> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path jar : files.sorted().toList()) {
        jars.add(FileSystems.newFileSystem(jar));
      }
    }
    Weave weave = new Weave(jars.stream().map(jar -> jar.getPath("/")).toList());
    for (String prefix : List.of(arguments).subList(1, arguments.length)) {
      for (FileSystem jar : jars) {
        if (jar.toString().startsWith(directory.resolve(prefix).toString())) {
          weave.changeBelow(jar.getPath("/"));
        }
      }
    }
    for (FileSystem jar : jars) {
      jar.close();
    }
  }

  /** Opens the class file of a class, if it is in one of the jars; null says that it is not. */
  private static InputStream open(List<Path> roots, ClassDesc name) {
    String file = Added.file(name);
    for (Path root : roots) {
      Path place = root.resolve(file);
      if (Files.exists(place)) {
        try {
          return Files.newInputStream(place);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return null;
  }

  private void changeBelow(Path root) throws IOException {
    List<Path> classes;
    try (Stream<Path> all = Files.walk(root)) {
      classes =
          all.filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.endsWith("module-info.class"))
              .toList();
    }
    Added added = new Added();
    for (Path file : classes) {
      Optional<byte[]> changed = changed(Files.readAllBytes(file), added);
      if (changed.isPresent()) {
        FileTime time = Files.getLastModifiedTime(file); // the same sources give the same jar
        Files.write(file, changed.get());
        Files.setLastModifiedTime(file, time);
      }
    }
    added.write(files, root);
  }

  private Optional<byte[]> changed(byte[] bytes, Added added) {
    byte[] woven = bytes;
    for (Weaving weaving : ALL) {
      ClassModel model = files.parse(woven);
      woven =
          weaving.of(model, added).map(change -> files.transformClass(model, change)).orElse(woven);
    }
    return woven == bytes ? Optional.empty() : Optional.of(woven);
  }
}
