package criu.mount.rule;

import criu.mount.model.Mount;
import criu.mount.model.MountNamespace;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Two mounts with the same parent and the same mountpoint, which kernels before 4.11 let
 * propagation make: which of them is on top cannot be told.
 */
final class SharedPlaces implements Rule {

  private record Place(int parentId, RawString mountpoint) {}

  @Override
  public String name() {
    return "same-place";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (MountNamespace namespace : subject.forest().namespaces()) {
      Map<Place, Mount> places = new HashMap<>();
      for (Mount mount : namespace.tree().mounts()) {
        Place place = new Place(mount.parentId(), mount.mountpoint());
        Optional.ofNullable(places.put(place, mount))
            .ifPresent(other -> report(mount, other, subject, findings));
      }
    }
  }

  private static void report(Mount mount, Mount other, Subject subject, Findings findings) {
    findings.error(
        mount,
        "it has the same parent and mountpoint as mount " + Integer.toUnsignedString(other.id()),
        Remedies.unmount(subject, mount));
  }
}
