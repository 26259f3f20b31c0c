package criu.mount.userns;

import criu.mount.model.IdMap;
import criu.mount.model.MountException;
import criu.mount.model.UserNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A user namespace that is made with given maps. A process waits in it until this is closed; then
 * it lasts as long as anything else is in it or owned by it.
 */
public final class NewUserNamespace implements AutoCloseable {
  private static final String WHAT = "make a user namespace";

  private final Process process;

  private NewUserNamespace(Process process) {
    this.process = process;
  }

  /** Makes one. */
  public static NewUserNamespace make(UserNamespace maps) throws IOException {
    NewUserNamespace made =
        new NewUserNamespace(
            new ProcessBuilder("unshare", "--user", "--", "sh", "-c", "echo; read never").start());
    try {
      int said = made.process.getInputStream().read(); // not before it is in the namespace
      if (said < 0) {
        throw MountException.because(WHAT, "unshare", said(made.process));
      }
      made.write("uid_map", maps.uids());
      made.write("gid_map", maps.gids());
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  private static String said(Process process) throws IOException {
    byte[] words = process.getErrorStream().readAllBytes();
    return new String(words, StandardCharsets.UTF_8).strip();
  }

  private void write(String name, IdMap map) throws IOException {
    StringBuilder text = new StringBuilder();
    for (IdMap.Extent extent : map.extents()) {
      text.append(extent.inside()).append(' ').append(extent.outside());
      text.append(' ').append(extent.count()).append('\n');
    }
    Path file = Path.of("/proc", Long.toString(process.pid()), name);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new MountException(WHAT, name + " of the images", e)
          .remedy("be root, or give a user namespace with --userns PID");
    }
  }

  /** Returns how it is entered. */
  public UserNamespaceTarget target() throws IOException {
    return UserNamespaceTarget.of((int) process.pid());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
