package criu.cli;

import criu.mount.model.MountNamespace;
import criu.mount.model.RawPaths;
import criu.mount.render.view.Filter;
import criu.syscall.RawString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import joptsimple.OptionParser;

/** The options by which a part of what there is is shown. */
final class ShowFilter {

  private ShowFilter() {}

  static void declare(OptionParser parser) {
    parser.accepts("path", "the mounts at PATH and below").withRequiredArg().describedAs("PATH");
    parser
        .accepts("type", "the mounts of these types of file system")
        .withRequiredArg()
        .describedAs("TYPE,...");
    parser
        .accepts("peer-group", "the mounts of a peer group, and its slaves")
        .withRequiredArg()
        .describedAs("NUMBER");
    parser.accepts("external", "the mounts that someone outside of the tree brings back");
    parser
        .accepts("ns", "the mount namespace with a number, of images with several")
        .withRequiredArg()
        .describedAs("NUMBER");
  }

  static Filter of(Invocation invocation) throws UsageException {
    return new Filter(
        invocation.value("path").map(RawPaths::normalized),
        types(invocation.values("type")),
        number(invocation, "peer-group"),
        invocation.has("external"));
  }

  private static List<RawString> types(List<RawString> lists) {
    return lists.stream()
        .flatMap(list -> Stream.of(list.latin1().split(",", -1)))
        .map(RawString::new)
        .toList();
  }

  /** Returns the namespaces that are wanted, of those that there are. */
  static List<MountNamespace> wanted(Invocation invocation, List<MountNamespace> all)
      throws UsageException {
    Optional<Integer> number = number(invocation, "ns");
    if (number.isEmpty()) {
      return all;
    }
    List<MountNamespace> wanted = all.stream().filter(one -> one.id() == number.get()).toList();
    if (wanted.isEmpty()) {
      throw new UsageException("--ns " + number.get() + ": there are " + numbers(all));
    }
    return wanted;
  }

  private static String numbers(List<MountNamespace> all) {
    return String.join(", ", all.stream().map(one -> Integer.toUnsignedString(one.id())).toList());
  }

  private static Optional<Integer> number(Invocation invocation, String option)
      throws UsageException {
    Optional<RawString> text = invocation.value(option);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Integer.parseUnsignedInt(text.get().latin1()));
    } catch (NumberFormatException e) {
      throw new UsageException("--" + option + " " + text.get() + ": it is a number");
    }
  }
}
