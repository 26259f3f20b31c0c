package criu.mount.crit;

/**
 * A kind of image file.
 *
 * @param word its magic number
 * @param prefix the word before that, 0 for none
 * @param first the message of the first record
 * @param others the message of all later ones
 * @param hasData whether bytes that are no message follow a record
 */
record ImageKind(
    String name, int word, int prefix, MessageType first, MessageType others, boolean hasData) {
  /** The word before the magic number of most files. */
  static final int COMMON = 0x54564319;

  /** The word before the magic number of files beside the images. */
  static final int SERVICE = 0x55105940;

  /** Returns the message of a record, the first being number 0. */
  MessageType message(int record) {
    return record == 0 ? first : others;
  }
}
