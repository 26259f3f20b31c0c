package criu.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin guide, followed word by word in an empty folder. */
@NeedsNamespaces
class PluginGuideTests {
  private static final long MINUTES = 10;

  /** A root that needs nothing of the host but the volume. */
  private static final String OUTSIDE =
      """
      umount "$R/usr"
      for name in sh cat mount umount rmdir; do
        program=$(readlink -f "$(command -v $name)")
        for file in "$program" $(ldd "$program" | grep -o '/[^ )]*'); do
          mkdir -p "$R/usr/bin" "$R/usr${file%/*}"
          cp -L "$file" "$R/usr$file"
        done
        cp -L "$program" "$R/usr/bin/$name"
      done
      mkdir -p "$R/volumes/data" "$H/data"
      mount --bind "$H/data" "$R/volumes/data"
      """;

  /** Gives the host a volume of its own. */
  private static final String WITH_VOLUMES =
      """
      mount -t tmpfs volumes /srv
      mkdir -p /srv/volumes/data
      echo "from the host" > /srv/volumes/data/name
      """;

  @TempDir Path folder;

  private GuidePage page = new GuidePage(Map.of(), List.of());

  @BeforeEach
  void read() throws IOException {
    page = GuidePage.read(Path.of("../../docs/plugin-guide.md"));
  }

  @Test
  void page_givesAPluginThatWorks() throws Exception {
    shell(page.scripts().get(0), Map.of());
    page.write(folder);
    String list = shell(page.scripts().get(1), Map.of());
    assertTrue(
        list.contains("volumes  example.volumes  " + folder.toRealPath() + "/plugins/volumes.jar"),
        list);
    try (Sandbox sandbox = Sandbox.start(OUTSIDE, "")) {
      var where =
          Map.of("PID", Long.toString(sandbox.resident().pid()), "ROOT", sandbox.root().toString());
      String said = shell(WITH_VOLUMES + page.scripts().get(2), where);
      assertTrue(said.endsWith("from the host\n"), said);
    }
  }

  @Test
  void template_isThePluginOfThePage() throws Exception {
    Path template = CriuMount.image().resolve("authors/template/src/main/java");
    for (var file : page.files().entrySet()) {
      Path same = template.resolve(file.getKey().substring("src/".length()));
      assertEquals(Files.readString(same), file.getValue());
    }
    assertEquals(2, page.files().size());
  }

  @Test
  void template_isBuiltTestedAndLoaded() throws Exception {
    Assumptions.assumeTrue(
        Command.run("sh", "-c", "command -v mvn").exit() == 0, "there is no mvn on the path");
    String list =
        shell(page.scripts().get(3), Map.of("MAVEN_OPTS", "-Dmaven.repo.local=" + repository()));
    assertTrue(list.contains("volumes  example.volumes@1.0  "), list);
    String report = "project/target/surefire-reports/example.volumes.VolumesPluginTests.txt";
    assertTrue(Files.readString(folder.resolve(report)).contains("Tests run: 2, Failures: 0"));
  }

  /** Returns a repository with links to what the user's has, so that nothing is installed there. */
  private Path repository() throws IOException {
    Path own = Files.createDirectories(folder.resolve("repository/io/github"));
    Command.shell(
            """
            link() { for each in "$1"/*; do [ -e "$2/${each##*/}" ] || ln -s "$each" "$2"; done; }
            link "$1" "$2"; link "$1/io" "$2/io"; link "$1/io/github" "$2/io/github"
            rm -f "$2/io/github/criumount"
            """,
            System.getProperty("user.home") + "/.m2/repository",
            folder.resolve("repository").toString())
        .succeeded();
    return own.resolve("../..").normalize();
  }

  /** Runs a script in the folder, in a mount namespace of its own; returns what it says. */
  private String shell(String script, Map<String, String> variables) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("unshare", "-m", "sh", "-euc", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    String java = System.getProperty("java.home");
    String image = CriuMount.image().toAbsolutePath().toString();
    builder.environment().put("JAVA_HOME", java);
    builder.environment().put("CRIU_MOUNT", image);
    builder.environment().put("PATH", java + "/bin:" + image + "/bin:" + System.getenv("PATH"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().onExit().join();
      throw new AssertionError("the page's commands ran for more than " + MINUTES + " minutes");
    }
    String said = Files.readString(folder.resolve("said"));
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
