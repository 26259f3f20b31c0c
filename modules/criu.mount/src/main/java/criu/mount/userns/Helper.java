package criu.mount.userns;

import criu.mount.model.MountException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A helper process inside of a user namespace, and the ends of its pipes. Used by one thread at a
 * time. Closing it ends the process and waits until it is gone.
 */
public final class Helper implements AutoCloseable {
  /** The word by which the command knows that it is to be a helper. */
  public static final String COMMAND = "user-namespace-helper";

  /** What a helper says first, so that nothing else is taken for one. */
  static final int GREETING = 0x6372_7531;

  private static final String WHAT = "enter a user namespace";

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;

  private Helper(Process process) {
    this.process = process;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Starts a helper.
   *
   * @param target the user namespace
   * @param work what it is for, as {@link HelperService} has it
   * @throws MountException when the user namespace cannot be entered, with what nsenter says
   */
  public static Helper start(UserNamespaceTarget target, String work) throws IOException {
    Helper helper = new Helper(new ProcessBuilder(target.command(launcher(), work)).start());
    try {
      if (helper.answers.readInt() == GREETING) {
        return helper;
      }
    } catch (EOFException e) {
      throw helper.failed(target, e);
    }
    helper.close();
    throw MountException.because(WHAT, target.toString(), "something else than a helper answers");
  }

  private MountException failed(UserNamespaceTarget target, EOFException cause) throws IOException {
    byte[] said = process.getErrorStream().readAllBytes();
    close();
    String words = new String(said, StandardCharsets.UTF_8).strip().replace('\n', ' ');
    return MountException.because(WHAT, target.toString(), words, cause)
        .remedy(
            "be root or the owner of the user namespace, in which id 0 must be mapped and "
                + launcher()
                + " be readable for it");
  }

  private static Path launcher() {
    return Path.of(System.getProperty("java.home"), "bin", "criu-mount");
  }

  /** Returns the process id, as this process sees it. */
  public long pid() {
    return process.pid();
  }

  /** Returns where a request is written to; to be flushed by {@link #answer}. */
  public DataOutputStream requests() {
    return requests;
  }

  /** Returns where the data of an answer is read from, after {@link #answer}. */
  public DataInputStream answers() {
    return answers;
  }

  /**
   * Sends what was written, and waits until it is done.
   *
   * @throws HelperException when the helper failed in it
   */
  public void answer() throws IOException {
    try {
      requests.flush();
      if (!answers.readBoolean()) {
        throw new HelperException(answers.readUTF());
      }
    } catch (EOFException e) {
      throw new HelperException("the helper in the user namespace ended", e);
    }
  }

  /** Returns the words of the command that starts a helper, for a program to be started so. */
  static List<String> words(Path launcher, String work) {
    return List.of(launcher.toString(), COMMAND, work);
  }

  @Override
  public void close() {
    try {
      requests.close();
    } catch (IOException e) {
      process.destroy(); // it has ended, or it will not read any more
    }
    process.onExit().join();
  }
}
