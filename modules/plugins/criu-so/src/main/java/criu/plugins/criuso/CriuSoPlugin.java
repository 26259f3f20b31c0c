package criu.plugins.criuso;

import criu.plugin.DumpRequest;
import criu.plugin.DumpVerdict;
import criu.plugin.ExternalMountPlugin;
import criu.plugin.MountRecord;
import criu.plugin.Outcome;
import criu.plugin.PathBytes;
import criu.plugin.PluginContext;
import criu.plugin.RestoreRequest;
import criu.plugin.RestoreVerdict;
import criu.plugin.Stage;
import criu.plugins.criuso.library.CriuLibrary;
import criu.plugins.criuso.library.CriuRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the plugins of CRIU for mounts: all that an option or CRIU's own directory has, in the order
 * of their file names. The first that does not pass a mount on has it. They mount by themselves.
 */
public final class CriuSoPlugin implements ExternalMountPlugin {
  private static final String PATH = "path";
  private static final String VARIABLE = "CRIU_LIBS_DIR";
  private static final String USUAL = "/usr/lib/criu";

  private final List<CriuLibrary> libraries = new ArrayList<>();
  private @Nullable PluginContext context;
  private @Nullable Sayings sayings;
  private @Nullable CriuRuntime runtime;

  /** Makes the plugin; the service loader calls it. */
  public CriuSoPlugin() {}

  @Override
  public String name() {
    return "criu-so";
  }

  @Override
  public void init(Stage stage, PluginContext given) throws IOException {
    if (!getClass().getModule().isNativeAccessEnabled()) {
      throw new IOException("it calls native code, for which it needs --plugin-native " + name());
    }
    List<Path> files = LibraryFiles.at(path(given.options()));
    context = given;
    sayings = new Sayings(given::log);
    runtime = CriuRuntime.start(given.imageDirectory(), sayings);
    try {
      for (Path file : files) {
        start(runtime.load(file), stage);
      }
    } catch (IOException e) {
      end(stage, Outcome.FAILED); // nobody else does after a failure of this method
      throw e;
    }
  }

  private static Path path(Map<String, PathBytes> options) throws IOException {
    for (String key : options.keySet()) {
      if (!key.equals(PATH)) {
        throw new IOException(key + ": the only option is " + PATH + "=DIR");
      }
    }
    String usual = Optional.ofNullable(System.getenv(VARIABLE)).orElse(USUAL);
    PathBytes given = options.getOrDefault(PATH, PathBytes.of(usual));
    if (!given.latin1().startsWith("/")) {
      throw new IOException(given + " is not an absolute path: write " + PATH + "=DIR");
    }
    return BytePath.of(given);
  }

  private void start(CriuLibrary library, Stage stage) throws IOException {
    sayings().of(library);
    String style = library.isOld() ? "by the names of its functions" : "by its descriptor";
    context().log(library.file() + " is " + library.name() + ", " + style);
    if (!library.hasMountHooks()) {
      context().log(library.name() + " has nothing to do with mounts");
    }
    int result = library.init(number(stage));
    if (result != 0) {
      IOException failure = failure(library, "init", result);
      library.close();
      throw failure;
    }
    libraries.add(library);
  }

  /** Returns CRIU's number of a stage. */
  private static int number(Stage stage) {
    return switch (stage) {
      case DUMP -> 0;
      case RESTORE -> 2;
    };
  }

  @Override
  public DumpVerdict dump(DumpRequest request) throws IOException {
    MountRecord mount = request.mount();
    PathBytes path = new PathBytes("." + mount.mountpoint().latin1()); // as CRIU has it
    for (CriuLibrary library : libraries) {
      sayings().of(library);
      int result = library.dump(path.bytes(), mount.mountId());
      if (result == 0) {
        context().log(library.name() + " takes " + mount.mountpoint());
        return DumpVerdict.claimed();
      }
      if (result != CriuLibrary.NOT_SUPPORTED) {
        throw failure(library, "the hook for a dump", result);
      }
    }
    return DumpVerdict.notMine();
  }

  @Override
  public RestoreVerdict restore(RestoreRequest request) throws IOException {
    PathBytes target = context().mounts().nativePath(request.target());
    boolean directory =
        context().tree().stream().anyMatch(mount -> mount.parentId() == request.mount().mountId());
    for (CriuLibrary library : libraries) {
      sayings().of(library);
      List<Offer> offers = Offer.to(library.isOld(), request.inPlace(), directory);
      RestoreCall call = new RestoreCall(library, request.mount().mountId(), target);
      CriuLibrary.Answer answer = call.make(offers);
      if (answer.result() == 0) {
        context().log(library.name() + " mounted " + request.mount().mountpoint());
        return call.verdict(answer);
      }
      if (answer.result() != CriuLibrary.NOT_SUPPORTED) {
        throw failure(library, "the hook for a restore", answer.result());
      }
    }
    return RestoreVerdict.notMine();
  }

  private IOException failure(CriuLibrary library, String function, int result) {
    String words = runtime == null ? Integer.toString(result) : runtime.words(result);
    return new IOException(
        library.file() + ": " + function + " returned " + words + sayings().lastError());
  }

  @Override
  public void exit(Stage stage, Outcome outcome) {
    end(stage, outcome);
  }

  /** In the order in which they were started, as CRIU does. */
  private void end(Stage stage, Outcome outcome) {
    for (CriuLibrary library : List.copyOf(libraries)) {
      sayings().of(library);
      library.exit(number(stage), outcome == Outcome.SUCCEEDED ? 0 : -1);
      library.close();
    }
    libraries.clear();
  }

  private PluginContext context() {
    if (context == null) {
      throw new IllegalStateException("init was not called");
    }
    return context;
  }

  private Sayings sayings() {
    if (sayings == null) {
      throw new IllegalStateException("init was not called");
    }
    return sayings;
  }
}
