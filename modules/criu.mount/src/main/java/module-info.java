/**
 * The domain: reading mount namespaces, CRIU's images, dump, plan, restore, comparison.
 *
 * <p>Values stand in {@code model}; {@code plan}, {@code rule} and {@code compare} are pure; {@code
 * procfs}, {@code image} and {@code archive} read and write; {@code dump} and {@code restore}
 * change things.
 */
module criu.mount {
  requires static org.jspecify;
  requires transitive criu.plugin;
  requires transitive criu.syscall;
  requires com.fasterxml.jackson.core;
  requires com.google.protobuf;

  exports criu.mount.archive;
  exports criu.mount.compare;
  exports criu.mount.crit;
  exports criu.mount.dump;
  exports criu.mount.external;
  exports criu.mount.filesystem;
  exports criu.mount.image;
  exports criu.mount.model;
  exports criu.mount.oci;
  exports criu.mount.plan;
  exports criu.mount.procfs;
  exports criu.mount.render;
  exports criu.mount.restore;
  exports criu.mount.userns;
  exports criu.mount.rule;
}
