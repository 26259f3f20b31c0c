package criu.tests.show;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON of show is what its schema in the docs says. */
final class SchemaTests {
  @TempDir Path directory;

  @Test
  void json_ofManyAndOfHostileMounts_isWhatTheSchemaSays() throws IOException {
    Schema schema = Schema.ofShow();
    schema.check(
        Programs.output("show", Subjects.many(directory, 500).toString(), "--format", "json"));
    String hostile = Subjects.hostile(directory).toString();
    schema.check(Programs.output("show", hostile, "--format", "json"));
    schema.check(Programs.output("show", hostile, "--format", "json", "--type", "tmpfs"));
    schema.check(Programs.output("show", hostile, "--format", "json", "--type", "nothing"));
  }

  @Test
  void json_ofThisNamespaceChecked_isWhatTheSchemaSays() throws IOException {
    String self = Long.toString(ProcessHandle.current().pid());
    Schema.ofShow().check(Programs.output("show", self, "--check", "--format", "json"));
  }

  @Test
  void schema_refusesWhatIsNotDescribed() throws IOException {
    Schema schema = Schema.ofShow();
    assertFalse(schema.accepts("{\"title\":\"\"}"));
    assertFalse(schema.accepts("{\"title\":\"\",\"namespaces\":[],\"more\":1}"));
    assertFalse(schema.accepts("{\"title\":\"\",\"namespaces\":[{\"id\":1}]}"));
  }
}
