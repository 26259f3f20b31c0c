package criu.syscall.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes of this module, which are loaded all at once: from a folder of classes one that is
 * missing would be looked up in whatever root the thread has by then. The file of a runtime image
 * is open from the first class that is read of it, and later ones are read of the open file.
 */
final class OwnClasses {
  private static final String SUFFIX = ".class";
  private static final String DECLARATIONS = "/abi/Linux$"; // one for each function; none is used

  private OwnClasses() {}

  /** Loads them; on a class path there is no module to ask, and in an image there is no need. */
  static void load() {
    Module module = OwnClasses.class.getModule();
    Optional<ModuleReference> reference =
        Optional.ofNullable(module.getLayer())
            .flatMap(layer -> layer.configuration().findModule(module.getName()))
            .map(resolved -> resolved.reference());
    reference
        .filter(found -> found.location().filter(OwnClasses::isOfImage).isEmpty())
        .ifPresent(found -> load(module, found));
  }

  private static boolean isOfImage(URI location) {
    return "jrt".equals(location.getScheme());
  }

  private static void load(Module module, ModuleReference reference) {
    try (ModuleReader reader = reference.open();
        Stream<String> resources = reader.list()) {
      resources
          .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("module-info"))
          .filter(name -> !name.contains(DECLARATIONS))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
          .forEach(name -> Objects.requireNonNull(Class.forName(module, name), name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the program's own classes", e);
    }
  }
}
