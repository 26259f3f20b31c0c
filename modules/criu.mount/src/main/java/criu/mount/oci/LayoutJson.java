package criu.mount.oci;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what the JSON files of an image layout say of blobs. */
public final class LayoutJson {
  /** The name that an image has in a layout. */
  public static final String REFERENCE = "org.opencontainers.image.ref.name";

  private LayoutJson() {}

  /** Reads the version in a file {@code oci-layout}. */
  public static String version(String file, byte[] content) throws IOException {
    List<String> found = new ArrayList<>();
    read(
        file,
        content,
        (cursor, field) -> {
          if (field.equals("imageLayoutVersion")) {
            found.add(cursor.words(field));
          } else {
            cursor.skip();
          }
        });
    return found.isEmpty() ? "" : found.getFirst();
  }

  /** Reads the manifests of an index. */
  public static List<Descriptor> manifests(String file, byte[] content) throws IOException {
    return descriptors(file, content, "manifests");
  }

  /** Reads the layers of a manifest, the lowest first. */
  public static List<Descriptor> layers(String file, byte[] content) throws IOException {
    return descriptors(file, content, "layers");
  }

  /** Reads the configuration of a manifest; none is no error. */
  public static List<Descriptor> configuration(String file, byte[] content) throws IOException {
    return descriptors(file, content, "config");
  }

  private static List<Descriptor> descriptors(String file, byte[] content, String wanted)
      throws IOException {
    List<Descriptor> found = new ArrayList<>();
    read(
        file,
        content,
        (cursor, field) -> {
          if (!field.equals(wanted)) {
            cursor.skip();
          } else if (cursor.token() == JsonToken.START_OBJECT) {
            found.add(new DescriptorFields(cursor, field).read());
          } else {
            cursor.eachElement(field, at -> found.add(new DescriptorFields(cursor, at).read()));
          }
        });
    return List.copyOf(found);
  }

  /** Something done with each field of the outermost object. */
  private interface Field {
    void with(ConfigCursor cursor, String name) throws IOException;
  }

  private static void read(String file, byte[] content, Field field) throws IOException {
    ConfigCursor.read(
        JsonFile.layout(file),
        new ByteArrayInputStream(content),
        cursor -> {
          cursor.eachField("the file", name -> field.with(cursor, name));
          return file;
        });
  }

  /** The fields of one descriptor, which may come in any order. */
  private static final class DescriptorFields {
    private final ConfigCursor cursor;
    private final String at;
    private String mediaType = "";
    private String digest = "";
    private long size = -1;
    private String reference = "";

    DescriptorFields(ConfigCursor cursor, String at) {
      this.cursor = cursor;
      this.at = at;
    }

    Descriptor read() throws IOException {
      cursor.eachField(at, this::readField);
      if (!Descriptor.isDigest(digest)) {
        throw cursor.wrong(at + ".digest is not of the form sha256:DIGITS");
      }
      if (size < 0) {
        throw cursor.wrong(at + ".size is missing or negative");
      }
      return new Descriptor(mediaType, digest, size, reference);
    }

    private void readField(String name) throws IOException {
      switch (name) {
        case "mediaType" -> mediaType = cursor.words(at + ".mediaType");
        case "digest" -> digest = cursor.words(at + ".digest");
        case "size" -> size = cursor.number(at + ".size");
        case "annotations" -> cursor.eachField(name, this::readAnnotation);
        default -> cursor.skip();
      }
    }

    private void readAnnotation(String name) throws IOException {
      if (name.equals(REFERENCE)) {
        reference = cursor.words(name);
      } else {
        cursor.skip();
      }
    }
  }
}
