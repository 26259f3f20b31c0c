package criu.mount.oci;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import criu.mount.model.MountException;
import java.util.Optional;

/**
 * A file of JSON, for messages.
 *
 * @param what what is done with it, as in "read the bundle"
 * @param kind what it is, as in "configuration"
 * @param name its path
 * @param remedy what to do when it is broken
 */
record JsonFile(String what, String kind, String name, String remedy) {

  static JsonFile config(String name) {
    return new JsonFile(
        "read the bundle",
        "configuration",
        name,
        "write it as the OCI runtime specification has it: config.md#mounts");
  }

  static JsonFile checkpoint(String name) {
    return new JsonFile(
        "read the checkpoint", "value", name, "it must be as a container engine writes it");
  }

  static JsonFile layout(String name) {
    return new JsonFile(
        "read the layout",
        "value",
        name,
        "it must be as the OCI image specification has it: image-layout.md");
  }

  /** Returns the failure that names a place in it. */
  MountException wrong(JsonLocation place, String why) {
    String where =
        name + ":" + Math.max(1, place.getLineNr()) + ":" + Math.max(1, place.getColumnNr());
    return MountException.because(what, where, why).remedy(remedy);
  }

  /** Returns the failure of a text that is no JSON. */
  MountException syntax(JsonProcessingException cause) {
    String why = Optional.ofNullable(cause.getOriginalMessage()).orElse("it is not JSON");
    return wrong(Optional.ofNullable(cause.getLocation()).orElse(JsonLocation.NA), why);
  }
}
