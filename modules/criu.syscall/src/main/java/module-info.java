/**
 * Linux calls for mounts, namespaces and files, typed and with errno.
 *
 * <p>One package is exported. Native memory, raw structs and descriptor numbers stay inside; the
 * bindings that jextract generates are a package of their own that nothing else sees. Linux 5.15
 * and later, glibc 2.36 and later.
 *
 * <p>Only the other modules of the product see it: what is exported to all could be called by
 * plugins, by reflection.
 */
@SuppressWarnings("module") // the friends are compiled after this module
module criu.syscall {
  requires static org.jspecify;

  exports criu.syscall to
      criu.cli,
      criu.mount;
}
