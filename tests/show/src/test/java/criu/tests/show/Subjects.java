package criu.tests.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mount namespaces to look at. */
final class Subjects {
  // /            the root, a bind of its own
  // +- /usr      of the host
  // +- /cache    shared 1
  // +- /pub      slave of 1
  // +- /pub2     shared 2, slave of 1
  // +- /media    shared 3, hidden: /media (shared 4) is stacked on it, and the same on /media2
  // +- /run
  // |  +- /run/lock
  // |  +- /run/user   slave of 2
  // +- /data     read-only, of the host
  private static final String GROUPS =
      """
      D=$1
      mount -t tmpfs top "$D"
      mount --make-private "$D"
      cd "$D"
      mkdir root host
      cd root
      mkdir usr proc cache pub pub2 media media2 run data old
      for name in bin lib lib64 sbin; do [ ! -L /$name ] || ln -s usr/$name $name; done
      cd ..
      mount --bind root root
      cd root
      mount --bind /usr usr
      mount -t proc proc proc
      mount -t tmpfs -o size=1m cache cache
      mount --make-shared cache
      mount --bind cache pub
      mount --make-slave pub
      mount --bind cache pub2
      mount --make-slave pub2
      mount --make-shared pub2
      mount -t tmpfs media media
      mount --make-shared media
      mount --bind media media2
      mount -t tmpfs sub media
      mount -t tmpfs -o mode=755,nosuid,nodev run run
      mkdir run/lock run/user
      mount -t tmpfs lock run/lock
      mount --bind ../host data
      mount -o remount,bind,ro data
      mount --bind pub2 run/user
      mount --make-slave run/user
      pivot_root . old
      umount -l /old
      echo ready
      read never
      """;

  private Subjects() {}

  /** Starts a process whose namespace has peer groups and slaves of them. */
  static Process groups(Path directory) throws IOException {
    Path script = directory.resolve("groups.sh");
    Files.writeString(script, GROUPS);
    Path top = Files.createDirectory(directory.resolve("top"));
    Process process =
        new ProcessBuilder(
                "unshare",
                "-m",
                "--propagation",
                "private",
                "sh",
                "-eu",
                script.toString(),
                top.toString())
            .redirectErrorStream(true)
            .start();
    String said = process.inputReader().readLine();
    if (!"ready".equals(said)) {
      process.destroyForcibly();
      throw new AssertionError("no namespace was made: " + said);
    }
    return process;
  }

  /** Writes a mountinfo of many mounts: directories of twenty, some shared, some their slaves. */
  static Path many(Path directory, int count) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("20 19 0:20 / / rw,relatime - overlay overlay rw");
    for (int i = 1; i < count; i++) {
      int id = 20 + i;
      boolean top = i % 20 == 1;
      int parent = top ? 20 : id - (i - 1) % 20;
      String place = "/srv/volume" + (i - 1) / 20 + (top ? "" : "/data" + i);
      String device = " 0:" + (30 + i % 500);
      String flags = " rw,relatime " + sharing(i);
      String fileSystem = "- tmpfs t" + i + " rw,size=" + i + "k";
      lines.add(id + " " + parent + device + " / " + place + flags + fileSystem);
    }
    Path file = directory.resolve("many");
    Files.write(file, lines);
    return file;
  }

  private static String sharing(int i) {
    int group = i % 60 + 1;
    return i % 7 == 0 ? "shared:" + group + " " : i % 11 == 0 ? "master:" + group + " " : "";
  }

  /** Writes a mountinfo whose names try to be markup, script, styles and terminal commands. */
  static Path hostile(Path directory) throws IOException {
    String script = "</script><script>window.broken=1</script>";
    String image = "<img\\040src=x\\040onerror=window.broken=1>";
    String attribute = "\"\\040onmouseover=\"window.broken=1";
    String comment = "<!--<script>{{script}}{{data}}\\134u003c";
    List<String> lines =
        List.of(
            "20 19 0:20 / / rw,relatime - overlay " + script + " rw,a=" + script,
            "21 20 0:21 /"
                + image
                + " /"
                + script
                + " rw,relatime - tmpfs "
                + image
                + " rw,x="
                + image,
            "22 20 0:22 / /"
                + image
                + " rw,relatime shared:1 - fuse."
                + "<b>x</b> "
                + attribute
                + " rw",
            "23 20 0:23 /" + attribute + " /" + attribute + " rw,relatime master:1 - tmpfs & rw",
            "24 20 0:24 / /" + comment + " rw,relatime - tmpfs ]]> rw",
            "25 20 0:25 / /\\033[31m\\012\\011\u202Erev rw,relatime - tmpfs javascript:alert(1) rw");
    Path file = directory.resolve("hostile");
    Files.write(file, lines);
    return file;
  }
}
