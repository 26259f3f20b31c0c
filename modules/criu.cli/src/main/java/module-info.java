/**
 * The {@code criu-mount} command: options in, domain calls, words and exit codes out. The only
 * module that prints.
 */
module criu.cli {
  requires static org.jspecify;
  requires criu.mount;
  requires criu.plugin;
  requires criu.syscall;
  requires jopt.simple;
}
