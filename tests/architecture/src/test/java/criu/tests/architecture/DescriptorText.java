package criu.tests.architecture;

import java.lang.module.ModuleDescriptor;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module descriptor as lines in an order of their own, without versions. */
final class DescriptorText {
  private DescriptorText() {}

  static String of(ModuleDescriptor module) {
    return Stream.of(
            Stream.of((module.isOpen() ? "open module " : "module ") + module.name()),
            lines(module.requires(), DescriptorText::requires),
            lines(module.exports(), one -> "exports " + one.source() + to(one.targets())),
            lines(module.opens(), one -> "opens " + one.source() + to(one.targets())),
            lines(module.uses(), service -> "uses " + service),
            lines(
                module.provides(),
                one -> "provides " + one.service() + " with " + String.join(", ", one.providers())),
            lines(hidden(module), name -> "contains " + name))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static <T> Stream<String> lines(Set<T> parts, Function<T, String> words) {
    return parts.stream().map(words).sorted();
  }

  private static String requires(ModuleDescriptor.Requires one) {
    return "requires "
        + one.modifiers().stream()
            .map(modifier -> modifier.name().toLowerCase(Locale.ROOT) + " ")
            .sorted()
            .collect(Collectors.joining())
        + one.name();
  }

  private static String to(Set<String> targets) {
    return targets.isEmpty() ? "" : " to " + String.join(", ", new TreeSet<>(targets));
  }

  private static Set<String> hidden(ModuleDescriptor module) {
    Set<String> packages = new TreeSet<>(module.packages());
    module.exports().forEach(one -> packages.remove(one.source()));
    return packages;
  }
}
