package criu.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages against the sources they tell of, and against one another. */
final class DocumentationTests {
  private static final Pattern RULE =
      Pattern.compile(
          "String name\\(\\) \\{\\s*return \"([a-z-]+)\";|new Findings\\(\"([a-z-]+)\"");

  @Test
  void everyMessage_isOnThePageOfTroubles_andNoOther() throws IOException {
    Set<String> messages = MessageTemplates.of(SourceFile.ofTheProduct());
    assertTrue(messages.size() > 150, () -> "few messages are found: " + messages);
    List<String> listed = PageFile.read("docs/troubles.md").lines("messages");
    assertEquals(
        String.join("\n", messages),
        String.join("\n", new TreeSet<>(listed)),
        "list new messages in docs/troubles.md, below what they mean, and take old ones out");
    assertEquals(listed.size(), new TreeSet<>(listed).size(), "a message is listed twice");
  }

  @Test
  void everyRule_isOnThePageOfCheck() {
    Set<String> documented = new TreeSet<>(PageFile.read("docs/user/check.md").firstColumn());
    Set<String> rules =
        SourceFile.ofTheProduct().stream()
            .filter(file -> file.path().toString().contains("criu/mount/"))
            .flatMap(file -> RULE.matcher(file.text()).results())
            .map(rule -> rule.group(1) == null ? rule.group(2) : rule.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(rules.size() > 15, () -> "few rules are found: " + rules);
    rules.removeAll(documented);
    assertEquals(Set.of(), rules);
  }

  @Test
  void everyCallThatIsBound_isOnThePageOfCalls_andNoOther() throws IOException {
    Path functions =
        SourceFile.root()
            .resolve("modules/criu.syscall/src/main/java/criu/syscall/internal/LibcFunction.java");
    Set<String> bound =
        Pattern.compile("(?m)^  ([A-Z][A-Z0-9_]+)(\\(true\\))?[,;]")
            .matcher(Files.readString(functions))
            .results()
            .map(function -> function.group(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(bound.remove("syscall"), "calls by number are made by syscall");
    bound.addAll(List.of("openat2", "fchmodat2"));
    Set<String> listed = new TreeSet<>(PageFile.read("docs/kernel-calls.md").firstColumn());
    assertEquals(bound, listed);
  }

  @Test
  void everyLink_leadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (PageFile page : PageFile.all()) {
      for (String link : page.links()) {
        if (!link.contains("://") && !leadsSomewhere(page, link)) {
          broken.add(page.path() + ": " + link);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean leadsSomewhere(PageFile page, String link) {
    int sign = link.indexOf('#');
    String name = sign < 0 ? link : link.substring(0, sign);
    Path folder = SourceFile.root().resolve(page.path()).getParent();
    Path file = name.isEmpty() ? SourceFile.root().resolve(page.path()) : folder.resolve(name);
    if (!Files.exists(file)) {
      return false;
    }
    String target = SourceFile.root().relativize(file.normalize()).toString();
    return sign < 0 || PageFile.read(target).anchors().contains(link.substring(sign + 1));
  }

  @Test
  void everyDecision_isInTheIndex() throws IOException {
    List<String> listed = PageFile.read("docs/decisions/README.md").links();
    try (Stream<Path> files = Files.list(SourceFile.root().resolve("docs/decisions"))) {
      List<String> missing =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals("README.md") && !listed.contains(name))
              .sorted()
              .toList();
      assertEquals(List.of(), missing);
    }
  }
}
