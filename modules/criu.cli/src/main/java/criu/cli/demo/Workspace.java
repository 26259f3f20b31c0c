package criu.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directories of a demo, all below one temporary directory.
 *
 * @param top the temporary directory
 */
record Workspace(Path top) {

  /** Makes the directories and files that the demo's namespace and its restore need. */
  static Workspace prepare(Path top) throws IOException {
    Workspace workspace = new Workspace(top);
    for (String mountpoint :
        new String[] {"proc", "tmp", "shared", "peer", "slave", "manual", "config", "volume"}) {
      Files.createDirectories(workspace.root().resolve(mountpoint));
    }
    Files.createFile(workspace.root().resolve("settings"));
    Files.createDirectory(workspace.images());
    workspace.fill(workspace.oldHost(), "the old host");
    workspace.fill(workspace.newHost(), "the new host");
    return workspace;
  }

  private void fill(Path host, String name) throws IOException {
    Files.createDirectories(host.resolve("config"));
    Files.createDirectories(host.resolve("volume"));
    Files.writeString(host.resolve("config/name"), name + "\n");
    Files.writeString(host.resolve("volume/name"), name + "\n");
    Files.writeString(host.resolve("settings"), name + "\n");
  }

  Path root() {
    return top.resolve("root");
  }

  Path images() {
    return top.resolve("images");
  }

  Path oldHost() {
    return top.resolve("old-host");
  }

  Path newHost() {
    return top.resolve("new-host");
  }
}
