package criu.mount.layout;

import criu.mount.archive.FilesArchive;
import criu.mount.image.ImageNames;
import criu.mount.model.MountException;
import criu.mount.model.Progress;
import criu.mount.oci.LayoutJson;
import criu.mount.render.JsonText;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes an images directory as an image layout with one image of one layer. The layer is an
 * archive as container engines write it, with the images in {@code checkpoint/}. The same images
 * make the same bytes. Files are for their owner alone.
 */
public final class LayoutWriter {
  private static final String WHAT = "pack";
  private static final int BUFFER = 64 * 1024;

  private final Path images;
  private final String name;
  private final String reference;
  private final Progress progress;

  /**
   * Makes a writer.
   *
   * @param images the images directory; all of its files go into the layer, but hidden ones
   * @param name the name of the checkpoint, for annotations
   * @param reference the name of the image in the layout, its tag
   * @param progress is told how it comes along
   */
  public LayoutWriter(Path images, String name, String reference, Progress progress) {
    this.images = images;
    this.name = name;
    this.reference = reference;
    this.progress = progress;
  }

  /**
   * Writes the layout.
   *
   * @param directory an existing empty directory
   * @return the digest of the manifest
   */
  public String write(Path directory) throws IOException {
    List<Path> files = files();
    Path blobs = Files.createDirectories(directory.resolve(Layout.BLOBS));
    MessageDigest content = Blob.sha256();
    Blob layer = Blob.write(blobs, out -> writeLayer(files, out, content));
    String plain = "sha256:" + HexFormat.of().formatHex(content.digest());
    Blob config = Blob.write(blobs, out -> out.write(bytes(config(plain))));
    Blob manifest = Blob.write(blobs, out -> out.write(bytes(manifest(config, layer))));
    Blob.writeFile(directory.resolve(Layout.INDEX), out -> out.write(bytes(index(manifest))));
    JsonText mark = new JsonText().open('{').name("imageLayoutVersion").string(Layout.VERSION);
    Blob.writeFile(directory.resolve(Layout.MARK), out -> out.write(bytes(mark.close('}'))));
    return manifest.digest();
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(images)) {
      for (Path entry : entries) {
        if (!String.valueOf(entry.getFileName()).startsWith(".")) {
          files.add(requireFile(entry));
        }
      }
    }
    if (!files.contains(images.resolve(ImageNames.INVENTORY))) {
      throw MountException.because(
          WHAT, images.toString(), "there is no " + ImageNames.INVENTORY + " in it (ENOENT)");
    }
    files.sort((one, other) -> raw(one).compareTo(raw(other)));
    return files;
  }

  private static Path requireFile(Path entry) throws MountException {
    if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      throw MountException.because(WHAT, entry.toString(), "it is not a plain file")
          .remedy("give a directory with nothing but images in it");
    }
    return entry;
  }

  private static RawString raw(Path file) {
    return RawString.of(String.valueOf(file.getFileName()));
  }

  /** Compresses the layer, as tools for registries do with what is not; its digest would change. */
  private void writeLayer(List<Path> files, OutputStream out, MessageDigest content)
      throws IOException {
    GZIPOutputStream compressed = new GZIPOutputStream(out, BUFFER);
    progress.began("the layer", total(files));
    try {
      writeFiles(files, new CountedOutput(new DigestOutputStream(compressed, content), progress));
      compressed.finish();
    } finally {
      progress.ended();
    }
  }

  private static long total(List<Path> files) throws IOException {
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    return total;
  }

  private static void writeFiles(List<Path> files, OutputStream out) throws IOException {
    FilesArchive archive = new FilesArchive(out);
    archive.directory(new RawString(Layout.IMAGES));
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        archive.file(new RawString(Layout.IMAGES).plus(raw(file)), Files.size(file), in);
      }
    }
    archive.finish();
  }

  private static JsonText config(String content) {
    JsonText json = new JsonText().open('{');
    json.name("architecture").string(architecture()).name("os").string("linux");
    json.name("config").open('{').close('}');
    json.name("rootfs").open('{').name("type").string("layers");
    json.name("diff_ids").strings(List.of(content)).close('}');
    return json.close('}');
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch", "")) {
      case "aarch64" -> "arm64";
      default -> "amd64";
    };
  }

  private JsonText manifest(Blob config, Blob layer) {
    JsonText json = new JsonText().open('{');
    json.name("schemaVersion").number(2).name("mediaType").string(Layout.MANIFEST_TYPE);
    descriptor(json.name("config"), Layout.CONFIG_TYPE, config).close('}');
    descriptor(json.name("layers").open('['), Layout.LAYER_TYPE, layer).close('}').close(']');
    json.name("annotations").open('{');
    json.name("io.kubernetes.cri-o.annotations.checkpoint.name").string(name);
    json.name("io.podman.annotations.checkpoint.name").string(name);
    json.name("org.criu.checkpoint.container.name").string(name);
    return json.close('}').close('}');
  }

  private JsonText index(Blob manifest) {
    JsonText json = new JsonText().open('{');
    json.name("schemaVersion").number(2).name("mediaType").string(Layout.INDEX_TYPE);
    descriptor(json.name("manifests").open('['), Layout.MANIFEST_TYPE, manifest);
    json.name("annotations").open('{').name(LayoutJson.REFERENCE).string(reference).close('}');
    return json.close('}').close(']').close('}');
  }

  private static JsonText descriptor(JsonText json, String type, Blob blob) {
    json.open('{').name("mediaType").string(type).name("digest").string(blob.digest());
    return json.name("size").number(blob.size());
  }

  private static byte[] bytes(JsonText json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
