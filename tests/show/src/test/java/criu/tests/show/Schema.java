package criu.tests.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** A JSON schema of the docs. */
final class Schema {
  private final com.networknt.schema.Schema schema;

  private Schema(String text) {
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
  }

  /** Returns the schema of what {@code show --format json} prints. */
  static Schema ofShow() throws IOException {
    return new Schema(Files.readString(Programs.repository().resolve("docs/show.schema.json")));
  }

  /** Fails with everything that a text has against it. */
  void check(String json) {
    assertEquals(List.of(), schema.validate(json, InputFormat.JSON));
  }

  /** Tells whether a text passes. */
  boolean accepts(String json) {
    return schema.validate(json, InputFormat.JSON).isEmpty();
  }
}
