package criu.mount.archive;

import criu.syscall.FileStatus;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The files with several names of which not all have been met yet. */
final class HardLinks {
  private final Map<Beneath.Identity, First> met = new HashMap<>();

  private record First(RawString name, long missing) {}

  /** Takes note of the first name of a file once it is archived. */
  void remember(FileStatus status, RawString name) {
    if (status.links() > 1) {
      met.put(Beneath.Identity.of(status), new First(name, status.links() - 1));
    }
  }

  /** Returns the first name of a file that is met again, or empty when it was not met before. */
  Optional<RawString> meet(FileStatus status) {
    Beneath.Identity file = Beneath.Identity.of(status);
    First first = met.get(file);
    if (first == null) {
      return Optional.empty();
    }
    if (first.missing() == 1) {
      met.remove(file); // that was the last name
    } else {
      met.put(file, new First(first.name(), first.missing() - 1));
    }
    return Optional.of(first.name());
  }
}
