package criu.plugins.criuso;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a plugin of CRIU is handed a place to mount at. CRIU 4 makes the place and passes no {@code
 * is_file}; the older one leaves that to the plugin, which says by {@code is_file} what it made.
 *
 * @param place what is there
 * @param asksKind whether {@code is_file} is given
 */
record Offer(Place place, boolean asksKind) {
  /** What is at the place. */
  enum Place {
    NOTHING,
    DIRECTORY,
    FILE,
    /** The mountpoint itself. */
    FINAL
  }

  private static final Offer IN_PLACE = new Offer(Place.FINAL, false);

  /**
   * Returns the offers in the order in which they are made. A shared object does not tell which it
   * expects, nor do images tell whether a mount is one of a file.
   *
   * @param old whether the plugin has no descriptor
   * @param inPlace whether the mountpoint itself is there
   * @param directory whether other mounts stand on it
   */
  static List<Offer> to(boolean old, boolean inPlace, boolean directory) {
    if (inPlace) {
      return List.of(IN_PLACE);
    }
    Offer nothing = new Offer(Place.NOTHING, true);
    Offer aDirectory =
        new Offer(Place.DIRECTORY, old); // an old one may not look whether it is null
    Offer aFile = new Offer(Place.FILE, old);
    List<Offer> made = directory ? List.of(aDirectory) : List.of(aDirectory, aFile);
    return old ? Stream.concat(Stream.of(nothing), made.stream()).toList() : made;
  }
}
