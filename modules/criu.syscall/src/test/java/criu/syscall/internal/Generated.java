package criu.syscall.internal;

import criu.syscall.internal.abi.Linux;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What jextract generated, by name. */
final class Generated {
  private Generated() {}

  /** Returns the value of a constant, if it is bound. */
  static OptionalLong constant(String name) throws ReflectiveOperationException {
    Optional<Method> getter = method(name).filter(found -> isNumber(found.getReturnType()));
    return getter.isPresent()
        ? OptionalLong.of(((Number) getter.get().invoke(null)).longValue())
        : OptionalLong.empty();
  }

  /** Tells whether a constant is bound. */
  static boolean hasConstant(String name) {
    return method(name).filter(found -> isNumber(found.getReturnType())).isPresent();
  }

  /** Returns the names of all bound constants. */
  static Stream<String> constants() {
    return Arrays.stream(Linux.class.getDeclaredMethods())
        .filter(method -> method.getParameterCount() == 0 && isNumber(method.getReturnType()))
        .map(Method::getName)
        .filter(name -> Character.isUpperCase(name.charAt(0)));
  }

  /** Returns the layout of a struct. */
  static GroupLayout layout(String struct) throws ReflectiveOperationException {
    Class<?> type = Class.forName(Linux.class.getPackageName() + "." + struct);
    return (GroupLayout) type.getMethod("layout").invoke(null);
  }

  /** Returns the signature of a function; of a variadic one, its fixed parameters. */
  static FunctionDescriptor signature(String function) throws ReflectiveOperationException {
    Optional<Method> getter = method(function + "$descriptor");
    if (getter.isPresent()) {
      return (FunctionDescriptor) getter.get().invoke(null);
    }
    Field fixed =
        Class.forName(Linux.class.getName() + "$" + function).getDeclaredField("BASE_DESC");
    fixed.setAccessible(true);
    return (FunctionDescriptor) fixed.get(null);
  }

  private static Optional<Method> method(String name) {
    return Arrays.stream(Linux.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
        .findFirst();
  }

  private static boolean isNumber(Class<?> type) {
    return type == int.class || type == long.class;
  }
}
