import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes plain methods of the call sites that no archive of classes can hold: of switches over types
 * and of the methods of records. Where the JVM links one, it makes a class, which takes a
 * millisecond and more. Run from its source, by the JDK of the build:
 *
 * <pre>
 * java CallSites.java DIRECTORY PREFIX   changes the jars whose names begin with PREFIX
 * </pre>
 */
public final class CallSites {
  private static final int SYNTHETIC =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassFile files;

  private CallSites(List<Path> roots) {
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
    CallSites sites = new CallSites(jars.stream().map(jar -> jar.getPath("/")).toList());
    for (FileSystem jar : jars) {
      if (jar.toString().startsWith(directory.resolve(arguments[1]).toString())) {
        sites.replaceBelow(jar.getPath("/"));
      }
    }
    for (FileSystem jar : jars) {
      jar.close();
    }
  }

  /** Opens the class file of a class, if it is in one of the jars; null says that it is not. */
  private static InputStream open(List<Path> roots, ClassDesc name) {
    String file = name.descriptorString().substring(1).replace(";", ".class");
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

  private void replaceBelow(Path root) throws IOException {
    List<Path> classes;
    try (Stream<Path> all = Files.walk(root)) {
      classes =
          all.filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.endsWith("module-info.class"))
              .toList();
    }
    for (Path file : classes) {
      FileTime time = Files.getLastModifiedTime(file); // the same sources give the same jar
      Files.write(file, replaced(Files.readAllBytes(file)));
      Files.setLastModifiedTime(file, time);
    }
  }

  private byte[] replaced(byte[] bytes) {
    ClassModel model = files.parse(bytes);
    if (model.methods().stream().noneMatch(CallSites::hasSite)) {
      return bytes;
    }
    List<Consumer<ClassBuilder>> added = new ArrayList<>();
    ClassTransform bodies =
        ClassTransform.transformingMethodBodies(
            CallSites::hasSite, (code, element) -> replace(model, code, element, added));
    ClassTransform methods =
        ClassTransform.endHandler(builder -> added.forEach(each -> each.accept(builder)));
    return files.transformClass(model, bodies.andThen(methods));
  }

  private static boolean hasSite(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .anyMatch(element -> plainBody(element).isPresent());
  }

  private static Optional<Consumer<CodeBuilder>> plainBody(CodeElement element) {
    return element instanceof InvokeDynamicInstruction site
        ? PlainBody.of(site)
        : Optional.empty();
  }

  private static void replace(
      ClassModel model, CodeBuilder code, CodeElement element, List<Consumer<ClassBuilder>> added) {
    Optional<Consumer<CodeBuilder>> body = plainBody(element);
    if (body.isEmpty()) {
      code.with(element);
      return;
    }
    InvokeDynamicInstruction site = (InvokeDynamicInstruction) element;
    ClassDesc owner = model.thisClass().asSymbol();
    String name = site.name().stringValue() + "$plain$" + added.size();
    code.invokestatic(owner, name, site.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
    added.add(made -> made.withMethodBody(name, site.typeSymbol(), SYNTHETIC, body.get()));
  }
}
