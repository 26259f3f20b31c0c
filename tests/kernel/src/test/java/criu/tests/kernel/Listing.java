package criu.tests.kernel;

import java.io.IOException;
import java.nio.file.Path;

/** A directory tree as text: what find of findutils tells of everything in it, and of itself. */
public final class Listing {
  /** Type, mode, owner, links, size, time of change of the content, path, target of a link. */
  public static final String FORMAT = "%y %m %U:%G %n %s %T@ %p %l\\n";

  private Listing() {}

  public static String of(Path directory) throws IOException {
    return Command.run("find", directory.toString(), "-printf", FORMAT).succeeded().out();
  }

  /** Returns the shell command that lists directories without what is mounted in them. */
  public static String command(String... directories) {
    String all = String.join(" ", directories);
    return "find " + all + " -xdev -printf '" + FORMAT + "' | sort";
  }
}
