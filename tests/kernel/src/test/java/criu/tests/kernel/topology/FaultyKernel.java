package criu.tests.kernel.topology;

import criu.syscall.Errno;
import criu.syscall.FileCalls;
import criu.syscall.Kernel;
import criu.syscall.MountCalls;
import criu.syscall.NamespaceCalls;
import criu.syscall.SyscallException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A kernel that counts the calls that may fail, and fails some of them without making them. A count
 * of its own for each instance; calls may come from several threads.
 */
final class FaultyKernel {
  private static final Set<String> UNDOING = Set.of("close", "undo");

  private final Map<Integer, Errno> faults;
  private final AtomicInteger calls = new AtomicInteger();
  private final List<Failed> failed = new CopyOnWriteArrayList<>();

  /**
   * A call that failed on purpose.
   *
   * @param name its name
   * @param inCleanUp whether it was to take something back that the restore had done before
   */
  record Failed(String name, boolean inCleanUp) {}

  /**
   * Makes one.
   *
   * @param faults by the number of the call, from 0
   */
  FaultyKernel(Map<Integer, Errno> faults) {
    this.faults = Map.copyOf(faults);
  }

  /** Returns the kernel to hand over. */
  Kernel kernel() {
    Kernel real = Kernel.real();
    return new Kernel(
        wrap(MountCalls.class, real.mounts()),
        wrap(NamespaceCalls.class, real.namespaces()),
        wrap(FileCalls.class, real.files()));
  }

  /** Returns how many calls have been made so far. */
  int calls() {
    return calls.get();
  }

  /** Returns those that have failed on purpose. */
  List<Failed> failed() {
    return List.copyOf(failed);
  }

  private <T> T wrap(Class<T> type, T real) {
    InvocationHandler handler = (proxy, method, arguments) -> call(real, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static boolean isInCleanUp() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames.anyMatch(frame ->
                frame.getClassName().startsWith("criu.mount.restore.")
                    && UNDOING.contains(frame.getMethodName())));
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    if (method.getExceptionTypes().length > 0) {
      Errno errno = faults.get(calls.getAndIncrement());
      if (errno != null) {
        failed.add(new Failed(method.getName(), isInCleanUp()));
        throw new SyscallException(method.getName(), Arrays.toString(arguments), errno);
      }
    }
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
