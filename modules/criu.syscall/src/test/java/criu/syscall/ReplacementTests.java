package criu.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementTests {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  @Test
  void programHasThePidTheEnvironmentAndNothingOfTheJvm() throws Exception {
    String script = "echo $$ $GIVEN; grep -h SigBlk: /proc/self/status; ls /proc/$$/fd; exit 7";
    Process process = start("/bin/sh", "-c", script);
    String blocked = "SigBlk:\t0000000000000000";
    List<String> expected = List.of(process.pid() + " it", blocked, "0", "1", "2");
    try (var output = process.inputReader()) {
      assertEquals(expected, output.lines().toList());
    }
    assertEquals(7, process.waitFor());
  }

  @Test
  void processGoesOn_whenTheProgramIsMissing() throws SyscallException {
    Kernel kernel = Kernel.real();
    List<RawString> arguments = List.of(RawString.of("/no such"), RawString.of("a"));
    try (NamespaceThread thread = NamespaceThread.start(kernel, "replacement-test")) {
      SyscallException error =
          assertThrows(
              SyscallException.class,
              () ->
                  thread.run(() ->
                      kernel.namespaces().execve(arguments.getFirst(), arguments, List.of())));
      assertEquals("execve(/no such, [/no such, a], 0 variables)", before(error.getMessage()));
      assertEquals(Errno.ENOENT, error.errno());
    }
  }

  private static String before(String message) {
    return message.substring(0, message.lastIndexOf(": "));
  }

  private static Process start(String... command) throws IOException {
    List<String> whole =
        new ArrayList<>(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-cp"));
    whole.addAll(List.of("target/classes:target/test-classes", ReplacingProgram.class.getName()));
    whole.addAll(List.of(command));
    return new ProcessBuilder(whole).redirectErrorStream(true).start();
  }
}
