package criu.mount.layout;

import criu.mount.container.CheckpointArchive;
import criu.mount.container.Sink;
import criu.mount.model.MountException;
import criu.mount.model.Progress;
import criu.mount.oci.Descriptor;
import criu.mount.oci.LayoutJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads the images of an image layout: what {@link LayoutWriter} made, or a checkpoint image of
 * Podman, CRI-O or containerd. Its digests and sizes are checked before its layer is read.
 */
public final class LayoutReader {
  private static final String WHAT = "unpack";
  private static final int MOST_OF_JSON = 4 << 20;
  private static final int BUFFER = 64 * 1024;

  private final Path layout;
  private final Optional<String> reference;
  private final Progress progress;

  /**
   * Makes a reader.
   *
   * @param layout the directory of the layout
   * @param reference the name of the image in it; without it, there must be one image only
   * @param progress is told how it comes along
   */
  public LayoutReader(Path layout, Optional<String> reference, Progress progress) {
    this.layout = layout;
    this.reference = reference;
    this.progress = progress;
  }

  /** Unpacks the images into a sink. */
  public void read(Sink sink) throws IOException {
    String version = LayoutJson.version(name(Layout.MARK), small(layout.resolve(Layout.MARK)));
    if (!version.equals(Layout.VERSION)) {
      throw failure(Layout.MARK, "its version is not " + Layout.VERSION);
    }
    Descriptor manifest = manifest();
    byte[] content = small(verified(manifest));
    for (Descriptor config : LayoutJson.configuration(name(manifest.digest()), content)) {
      verified(config);
    }
    List<Descriptor> layers = LayoutJson.layers(name(manifest.digest()), content);
    if (layers.size() != 1) {
      throw failure(manifest.digest(), "it has " + layers.size() + " layers, a checkpoint has one");
    }
    Path layer = verified(layers.getFirst());
    progress.part("unpack the layer", 0);
    CheckpointArchive.at(layer)
        .orElseThrow(() -> failure(layers.getFirst().digest(), "it is no archive"))
        .unpack(sink, _ -> true);
  }

  private Descriptor manifest() throws IOException {
    List<Descriptor> all =
        LayoutJson.manifests(name(Layout.INDEX), small(layout.resolve(Layout.INDEX)));
    List<Descriptor> named =
        all.stream()
            .filter(one -> reference.isEmpty() || one.reference().equals(reference.get()))
            .toList();
    if (named.size() != 1) {
      String which = reference.map(name -> " of the name " + name).orElse("");
      throw failure(Layout.INDEX, "there are " + named.size() + " images" + which + " in it")
          .remedy("say which with --tag: " + tags(all));
    }
    return named.getFirst();
  }

  private static String tags(List<Descriptor> all) {
    List<String> tags =
        all.stream().map(Descriptor::reference).filter(tag -> !tag.isEmpty()).toList();
    return tags.isEmpty() ? "none has a name" : String.join(", ", tags);
  }

  /** Returns the file of a blob, which has the size and digest that it should. */
  private Path verified(Descriptor blob) throws IOException {
    Path file = layout.resolve(Layout.BLOBS).resolve(blob.hex());
    requireFile(file);
    if (Files.size(file) != blob.size()) {
      throw failure(blob.digest(), Files.size(file) + " bytes, not " + blob.size());
    }
    if (!digest(file, blob).equals(blob.hex())) {
      throw failure(blob.digest(), "its content has another digest")
          .remedy("copy the image again: it was changed or damaged on its way");
    }
    return file;
  }

  private String digest(Path file, Descriptor blob) throws IOException {
    MessageDigest digest = Blob.sha256();
    byte[] buffer = new byte[BUFFER];
    progress.began("the digest", blob.size());
    try (InputStream in = Files.newInputStream(file)) {
      long done = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
        done += count;
        progress.reached(done);
      }
    } finally {
      progress.ended();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private byte[] small(Path file) throws IOException {
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_OF_JSON + 1);
      if (content.length > MOST_OF_JSON) {
        throw failure(layout.relativize(file).toString(), "it is too large");
      }
      return content;
    }
  }

  private void requireFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw failure(layout.relativize(file).toString(), "there is no such file (ENOENT)")
          .remedy("give the directory of an OCI image layout, as criu-mount pack writes it");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw failure(layout.relativize(file).toString(), "it is not a plain file");
    }
  }

  private String name(String part) {
    return layout + "/" + part;
  }

  private MountException failure(String part, String why) {
    return MountException.because(WHAT, name(part), why);
  }
}
