package criu.plugins.criuso;

import criu.plugin.PathBytes;
import criu.plugin.RestoreVerdict;
import criu.plugins.criuso.Offer.Place;
import criu.plugins.criuso.library.CriuLibrary;
import criu.plugins.criuso.library.CriuLibrary.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One mount that one plugin of CRIU is asked to bring back. */
final class RestoreCall {
  private static final byte[] ROOT = {'/'};

  /** -1, and what the kernel says to a place that is missing, is there, or is of another kind. */
  private static final Set<Integer> WRONG_PLACE = Set.of(-1, -2, -17, -20, -21);

  private final CriuLibrary library;
  private final int mountId;
  private final PathBytes target;
  private final Path place;

  /**
   * Makes it for a place.
   *
   * @param target the place, as calls of the kernel find it
   */
  RestoreCall(CriuLibrary library, int mountId, PathBytes target) {
    this.library = library;
    this.mountId = mountId;
    this.target = target;
    this.place = BytePath.of(target);
  }

  /**
   * Makes one offer after the other, until the plugin mounts, passes the mount on, or fails for
   * another reason than the place; then the failure at the first offer counts.
   */
  Answer make(List<Offer> offers) throws IOException {
    Answer first = make(offers.getFirst());
    if (!WRONG_PLACE.contains(first.result())) {
      return first;
    }
    for (Offer offer : offers.subList(1, offers.size())) {
      Answer answer = make(offer);
      if (answer.result() == 0) {
        return answer;
      }
    }
    return first;
  }

  private Answer make(Offer offer) throws IOException {
    prepare(offer.place());
    Answer answer = library.restore(mountId, target.bytes(), ROOT, offer.asksKind());
    if (answer.result() != 0 && offer.place() != Place.FINAL) {
      clear();
    }
    boolean told = offer.place() == Place.NOTHING;
    return told ? answer : new Answer(answer.result(), Optional.empty());
  }

  private void prepare(Place wanted) throws IOException {
    switch (wanted) {
      case DIRECTORY -> Files.createDirectory(place);
      case FILE -> Files.createFile(place);
      case NOTHING, FINAL -> {}
    }
  }

  private void clear() {
    try {
      Files.deleteIfExists(place);
    } catch (IOException e) {
      // something is mounted there, which criu-mount sees
    }
  }

  /** Says what the plugin mounted on: by its own words, where it has made the place. */
  RestoreVerdict verdict(Answer answer) {
    boolean file = answer.isFile().orElseGet(() -> !Files.isDirectory(place));
    return file ? RestoreVerdict.mountedFile() : RestoreVerdict.mountedDirectory();
  }
}
