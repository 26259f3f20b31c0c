package criu.syscall;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A program that replaces itself, from a namespace thread, by the command it is given. */
final class ReplacingProgram {
  private ReplacingProgram() {}

  /** Runs the program. */
  public static void main(String[] command) throws IOException {
    Kernel kernel = Kernel.real();
    List<RawString> arguments = Arrays.stream(command).map(RawString::of).toList();
    List<RawString> environment = Stream.of("GIVEN=it").map(RawString::of).toList();
    try (NamespaceThread thread = NamespaceThread.start(kernel, "replace")) {
      thread.run(() -> kernel.namespaces().execve(arguments.getFirst(), arguments, environment));
    }
  }
}
