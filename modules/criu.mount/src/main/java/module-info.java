/**
 * The domain: reading mount namespaces, CRIU's images, dump, plan, restore, comparison.
 *
 * <p>Values stand in {@code model}; {@code plan}, {@code rule} and {@code compare} are pure; {@code
 * procfs}, {@code image} and {@code archive} read and write; {@code dump} and {@code restore}
 * change things.
 *
 * <p>{@code criu.mount} is for other programs, and reads alone. Only the command sees the rest:
 * what is exported to all could be called by plugins, by reflection.
 */
@SuppressWarnings("module") // the friend is compiled after this module
module criu.mount {
  requires static org.jspecify;
  requires transitive criu.plugin;
  requires transitive criu.syscall;
  requires com.fasterxml.jackson.core;
  requires com.google.protobuf;

  exports criu.mount;
  exports criu.mount.archive to
      criu.cli;
  exports criu.mount.compare to
      criu.cli;
  exports criu.mount.container to
      criu.cli;
  exports criu.mount.crit to
      criu.cli;
  exports criu.mount.dump to
      criu.cli;
  exports criu.mount.external to
      criu.cli;
  exports criu.mount.filesystem to
      criu.cli;
  exports criu.mount.image to
      criu.cli;
  exports criu.mount.layout to
      criu.cli;
  exports criu.mount.model to
      criu.cli;
  exports criu.mount.oci to
      criu.cli;
  exports criu.mount.plan to
      criu.cli;
  exports criu.mount.procfs to
      criu.cli;
  exports criu.mount.render to
      criu.cli;
  exports criu.mount.render.dot to
      criu.cli;
  exports criu.mount.render.html to
      criu.cli;
  exports criu.mount.render.svg to
      criu.cli;
  exports criu.mount.render.view to
      criu.cli;
  exports criu.mount.restore to
      criu.cli;
  exports criu.mount.rule to
      criu.cli;
  exports criu.mount.userns to
      criu.cli;
}
