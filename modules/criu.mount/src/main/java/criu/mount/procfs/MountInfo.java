package criu.mount.procfs;

import criu.mount.model.Mount;
import criu.mount.model.UnknownFlag;
import java.util.List;

/**
 * What one mountinfo says.
 *
 * @param mounts its mounts in its order
 * @param unknown the words that have no place in a {@link Mount}, in their order
 */
public record MountInfo(List<Mount> mounts, List<UnknownFlag> unknown) {
  /** Copies the lists. */
  public MountInfo {
    mounts = List.copyOf(mounts);
    unknown = List.copyOf(unknown);
  }
}
