package criu.mount.oci;

import com.fasterxml.jackson.core.JsonToken;
import criu.mount.model.ContainerInfo;
import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What container engines write beside the images of a checkpoint. Podman, CRI-O and containerd have
 * the same files, and say in annotations of the specification what the others say elsewhere; the
 * keys are those that checkpointctl reads.
 */
public final class ContainerDump {
  /** What the engine knows of the container. */
  public static final String CONFIG = "config.dump";

  /** The specification by which the runtime made the container. */
  public static final String SPEC = "spec.dump";

  /** The addresses of a container of Podman. */
  public static final String NETWORK = "network.status";

  private final String archive;
  private final Map<String, byte[]> files;
  private final Map<String, String> annotations = new HashMap<>();
  private final Map<String, String> config = new HashMap<>();

  private ContainerDump(String archive, Map<String, byte[]> files) {
    this.archive = archive;
    this.files = files;
  }

  /** Tells whether a file of this name is one of these. */
  public static boolean isOne(String name) {
    return name.equals(CONFIG) || name.equals(SPEC) || name.equals(NETWORK);
  }

  /**
   * Reads what the files say.
   *
   * @param archive where they come from, for messages
   * @param files their content by name; those that are missing tell nothing
   */
  public static ContainerInfo read(
      String archive, Map<String, byte[]> files, ContainerInfo.Sizes sizes) throws IOException {
    ContainerDump dump = new ContainerDump(archive, files);
    dump.strings(CONFIG, dump.config);
    dump.readAnnotations();
    return dump.info(sizes);
  }

  private ContainerInfo info(ContainerInfo.Sizes sizes) throws IOException {
    String manager = annotation("io.container.manager");
    return switch (manager) {
      case "libpod" -> info("Podman", config("name"), addresses(), "", "", sizes);
      case "cri-o" ->
          info(
              "CRI-O",
              name(annotation("io.kubernetes.cri-o.Metadata")),
              annotation("io.kubernetes.cri-o.IP.0"),
              annotation("io.kubernetes.pod.name"),
              annotation("io.kubernetes.pod.namespace"),
              sizes);
      default ->
          info(
              files.containsKey(SPEC) ? "containerd" : "",
              annotation("io.kubernetes.cri.container-name"),
              "",
              annotation("io.kubernetes.cri.sandbox-name"),
              annotation("io.kubernetes.cri.sandbox-namespace"),
              sizes);
    };
  }

  private ContainerInfo info(
      String engine,
      String name,
      String ip,
      String pod,
      String namespace,
      ContainerInfo.Sizes sizes) {
    String created = annotation("io.kubernetes.cri-o.Created");
    return new ContainerInfo(
        RawString.of(name),
        RawString.of(config("rootfsImageName")),
        RawString.of(config("id")),
        RawString.of(engine),
        RawString.of(config("runtime")),
        RawString.of(created.isEmpty() ? seconds(config("createdTime")) : created),
        RawString.of(seconds(config("checkpointedTime"))),
        RawString.of(ip),
        RawString.of(pod),
        RawString.of(namespace),
        sizes);
  }

  private String annotation(String key) {
    return annotations.getOrDefault(key, "");
  }

  private String config(String key) {
    return config.getOrDefault(key, "");
  }

  /** Leaves the fraction of a second out, and the time that stands for none. */
  private static String seconds(String time) {
    int point = time.indexOf('.');
    int zone = Math.max(time.indexOf('Z', point), time.lastIndexOf('+'));
    String whole =
        point < 0 || zone < point ? time : time.substring(0, point) + time.substring(zone);
    return whole.startsWith("0001-") ? "" : whole;
  }

  /** Collects the fields of a file that are strings. */
  private void strings(String file, Map<String, String> into) throws IOException {
    read(
        file,
        cursor -> {
          cursor.eachField("the file", name -> take(cursor, name, into));
          return file;
        });
  }

  private static void take(ConfigCursor cursor, String name, Map<String, String> into)
      throws IOException {
    if (cursor.token() == JsonToken.VALUE_STRING) {
      into.put(name, cursor.words(name));
    } else {
      cursor.skip();
    }
  }

  private void readAnnotations() throws IOException {
    read(
        SPEC,
        cursor -> {
          cursor.eachField(
              "the specification",
              name -> {
                if (name.equals("annotations")) {
                  cursor.eachField(name, key -> take(cursor, key, annotations));
                } else {
                  cursor.skip();
                }
              });
          return SPEC;
        });
  }

  /** Returns the name in the metadata of CRI-O, which is JSON in a string. */
  private String name(String metadata) throws IOException {
    Map<String, String> fields = new HashMap<>();
    if (!metadata.isEmpty()) {
      ConfigCursor.read(
          JsonFile.checkpoint(archive + ":" + SPEC + ":io.kubernetes.cri-o.Metadata"),
          new ByteArrayInputStream(RawString.of(metadata).toBytes()),
          cursor -> {
            cursor.eachField("the metadata", field -> take(cursor, field, fields));
            return fields;
          });
    }
    return fields.getOrDefault("name", "");
  }

  /** Returns the addresses of all interfaces, without their prefix lengths. */
  private String addresses() throws IOException {
    List<String> found = new ArrayList<>();
    Function<String, String> bare = net -> net.replaceFirst("/.*", "");
    read(
        NETWORK,
        cursor -> {
          if (cursor.token() == JsonToken.START_OBJECT) {
            cursor.eachField("the networks", _ -> networks(cursor, found));
          } else {
            cursor.skip(); // null, or the list of older versions
          }
          return found;
        });
    return String.join(", ", found.stream().map(bare).toList());
  }

  private static void networks(ConfigCursor cursor, List<String> found) throws IOException {
    fieldsOf(
        cursor,
        field -> {
          if (field.equals("interfaces") && cursor.token() == JsonToken.START_OBJECT) {
            cursor.eachField(field, _ -> fieldsOf(cursor, name -> subnets(cursor, name, found)));
          } else {
            cursor.skip();
          }
        });
  }

  private static void subnets(ConfigCursor cursor, String name, List<String> found)
      throws IOException {
    if (!name.equals("subnets") || cursor.token() != JsonToken.START_ARRAY) {
      cursor.skip();
      return;
    }
    cursor.eachElement(
        name,
        _ ->
            fieldsOf(
                cursor,
                field -> {
                  if (field.equals("ipnet")) {
                    found.add(cursor.words(field));
                  } else {
                    cursor.skip();
                  }
                }));
  }

  private static void fieldsOf(ConfigCursor cursor, ConfigCursor.Each each) throws IOException {
    cursor.eachField("a value", each);
  }

  private <T> void read(String name, ConfigCursor.Reading<T> reading) throws IOException {
    byte[] content = files.get(name);
    if (content != null) {
      ConfigCursor.read(
          JsonFile.checkpoint(archive + ":" + name), new ByteArrayInputStream(content), reading);
    }
  }
}
