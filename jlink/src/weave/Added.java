import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Classes that a change adds to a jar, each to the nest of a class that is there. */
final class Added {
  private final SortedMap<String, byte[]> classes = new TreeMap<>();
  private final SortedMap<String, List<ClassDesc>> members = new TreeMap<>();

  /** Returns the class whose nest a class belongs to. */
  static ClassDesc host(ClassModel model) {
    return model
        .findAttribute(Attributes.nestHost())
        .map(attribute -> attribute.nestHost().asSymbol())
        .orElse(model.thisClass().asSymbol());
  }

  void add(ClassDesc name, byte[] bytes, ClassDesc host) {
    classes.put(file(name), bytes);
    members.computeIfAbsent(file(host), unseen -> new ArrayList<>()).add(name);
  }

  /** Writes the classes, and their names into the hosts of their nests. */
  void write(ClassFile files, Path root) throws IOException {
    for (Map.Entry<String, List<ClassDesc>> nest : members.entrySet()) {
      Path host = root.resolve(nest.getKey());
      FileTime time = Files.getLastModifiedTime(host);
      Files.write(host, withMembers(files, files.parse(Files.readAllBytes(host)), nest.getValue()));
      Files.setLastModifiedTime(host, time);
      for (ClassDesc member : nest.getValue()) {
        Path file = root.resolve(file(member));
        Files.write(file, classes.get(file(member)));
        Files.setLastModifiedTime(file, time);
      }
    }
  }

  private static byte[] withMembers(ClassFile files, ClassModel host, List<ClassDesc> more) {
    List<ClassDesc> all = new ArrayList<>();
    host.findAttribute(Attributes.nestMembers())
        .ifPresent(old -> old.nestMembers().forEach(entry -> all.add(entry.asSymbol())));
    all.addAll(more);
    return files.transformClass(
        host,
        ClassTransform.dropping(element -> element instanceof NestMembersAttribute)
            .andThen(
                ClassTransform.endHandler(
                    builder -> builder.with(NestMembersAttribute.ofSymbols(all)))));
  }

  /** Returns the place of a class in a jar. */
  static String file(ClassDesc name) {
    return name.descriptorString().substring(1).replace(";", ".class");
  }
}
