package criu.cli;

import criu.mount.external.PluginWatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps plugins from ending the process: {@code System.exit} runs the shutdown hooks first, and
 * this one holds it up until the main thread has undone everything and halts. The command itself
 * ends by halting only. A signal is not held up.
 */
final class ExitGuard {
  private static final long MINUTES_TO_UNDO = 5;
  private static final Set<String> OWN_LOADERS = Set.of("app", "platform", "boot");

  private ExitGuard() {}

  static void install(PluginWatch watch) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> hold(watch), "exit-guard"));
  }

  private static void hold(PluginWatch watch) {
    Optional<String> module = leaver();
    if (module.isEmpty()) {
      return;
    }
    watch.leaving(module.get());
    try {
      new CountDownLatch(1).await(MINUTES_TO_UNDO, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.FAILED.number());
  }

  /** Returns the module that called exit; empty when it was not called. */
  private static Optional<String> leaver() {
    for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
      for (int i = 0; i < stack.length; i++) {
        if (stack[i].getClassName().equals("java.lang.Runtime")
            && stack[i].getMethodName().equals("exit")) {
          return Optional.of(caller(List.of(stack).subList(i, stack.length)));
        }
      }
    }
    return Optional.empty();
  }

  // the class loader of a plugin has the name of its module
  private static String caller(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      String loader = frame.getClassLoaderName();
      if (loader != null && !OWN_LOADERS.contains(loader)) {
        return loader;
      }
    }
    return "(unknown)";
  }
}
