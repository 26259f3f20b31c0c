package criu.mount.layout;

/** The names of files and kinds of blobs in an image layout. */
final class Layout {
  static final String MARK = "oci-layout";
  static final String VERSION = "1.0.0";
  static final String INDEX = "index.json";
  static final String BLOBS = "blobs/sha256";

  static final String INDEX_TYPE = "application/vnd.oci.image.index.v1+json";
  static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
  static final String CONFIG_TYPE = "application/vnd.oci.image.config.v1+json";
  static final String LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";

  /** The directory of images in a layer. */
  static final String IMAGES = "checkpoint/";

  private Layout() {}
}
