package criu.mount.model;

import criu.syscall.RawString;

/**
 * What a container engine says of a container whose checkpoint it wrote. Each is empty where it is
 * not known. They are words of a file that anyone may have made.
 *
 * @param name its name
 * @param image the name of the image it was made from
 * @param id its id
 * @param engine the program that wrote the checkpoint: Podman, CRI-O or containerd
 * @param runtime the program that ran it
 * @param created when it was created, RFC 3339
 * @param checkpointed when the checkpoint was made, RFC 3339
 * @param ip its addresses
 * @param pod the pod it was in
 * @param namespace the Kubernetes namespace of the pod
 * @param sizes how large the checkpoint is
 */
public record ContainerInfo(
    RawString name,
    RawString image,
    RawString id,
    RawString engine,
    RawString runtime,
    RawString created,
    RawString checkpointed,
    RawString ip,
    RawString pod,
    RawString namespace,
    Sizes sizes) {

  /**
   * Sizes in bytes, before compression.
   *
   * @param checkpoint CRIU's files
   * @param rootChanges what the container changed in its root file system, 0 where it is left out
   */
  public record Sizes(long checkpoint, long rootChanges) {}
}
