package criu.mount.filesystem;

import criu.syscall.RawString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The types of file systems without a rule of their own that a dump may take as they are: mounted
 * again at restore by type, source and options. The values of {@code --enable-fs}.
 *
 * @param names the types
 * @param all whether every type is taken
 */
public record EnabledFileSystems(Set<RawString> names, boolean all) {
  private static final RawString ALL = new RawString("all");

  /** None at all. */
  public static final EnabledFileSystems NONE = new EnabledFileSystems(Set.of(), false);

  /** Reads the values of the option, each a list with commas, or {@code all}. */
  public static EnabledFileSystems parse(List<RawString> values) {
    Set<RawString> names = new HashSet<>();
    for (RawString value : values) {
      for (String name : value.latin1().split(",", -1)) {
        names.add(new RawString(name));
      }
    }
    names.remove(RawString.EMPTY);
    return new EnabledFileSystems(Set.copyOf(names), names.contains(ALL));
  }

  /** Tells whether a type, without a subtype, may be taken. */
  public boolean has(RawString type) {
    return (all || names.contains(type)) && FileSystemType.fromItsSource(type).isPresent();
  }
}
