package criu.mount.rule;

import criu.mount.model.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An overlay whose layers a restore would not find. */
final class LostLayers implements Rule {

  @Override
  public String name() {
    return "lost-layer";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Mount mount : subject.forest().mounts()) {
      Optional.ofNullable(subject.lostLayers().get(mount.id()))
          .ifPresent(layer -> report(mount, layer, subject, findings));
    }
  }

  private static void report(Mount overlay, LostLayer layer, Subject subject, Findings findings) {
    if (layer.cover().isPresent()) {
      Mount cover = layer.cover().get();
      List<Remedy> remedies = new ArrayList<>(List.of(Remedies.unmount(subject, cover)));
      remedies.addAll(Remedies.fromOutside(subject, overlay));
      String reason = "its layer " + layer.path() + " is hidden by " + cover.label();
      findings.error(overlay, reason, remedies);
    } else {
      findings.error(
          overlay,
          "its layer " + layer.path() + " is a directory neither inside nor on the host",
          Remedies.fromOutside(
              subject,
              overlay,
              Remedy.words("make the directory " + layer.path() + " again with what it held")));
    }
  }
}
