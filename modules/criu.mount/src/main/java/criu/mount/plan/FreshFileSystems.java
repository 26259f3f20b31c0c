package criu.mount.plan;

import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which file systems of a forest a restore will make anew, and the mounts that show them. */
public final class FreshFileSystems {

  private FreshFileSystems() {}

  /**
   * Returns the mounts of each file system that comes from nowhere else.
   *
   * @throws PlanException when a mount cannot come from anywhere
   */
  public static List<List<Mount>> of(MountForest forest) throws PlanException {
    Providers providers = Providers.of(PlanInput.withoutPaths(forest));
    Map<Provider, List<Mount>> fresh = new LinkedHashMap<>();
    for (Mount mount : forest.mounts()) {
      Provider provider = providers.of(mount);
      if (provider.kind() instanceof Provider.NewFileSystem) {
        fresh.computeIfAbsent(provider, one -> new ArrayList<>()).add(mount);
      }
    }
    return List.copyOf(fresh.values());
  }
}
