package criu.mount.archive;

import criu.syscall.Device;
import criu.syscall.FileKind;
import criu.syscall.RawString;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of an archive root of a user namespace cannot unpack; mknod(2), xattr(7), chown(2). Reads
 * the archive to its end and keeps nothing of it.
 */
public final class ArchiveSurvey {
  private static final RawString TRUSTED = new RawString("trusted.");
  private static final Content.Node WHITEOUT =
      new Content.Node(FileKind.CHARACTER_DEVICE, new Device(0, 0));

  /** What root of a user namespace cannot do, in the words of a reason. */
  private enum Lack {
    NODE("is a device node"),
    ATTRIBUTE("has an attribute in trusted.*"),
    OWNER("belongs to an id that is not mapped");

    private final String words;

    Lack(String words) {
      this.words = words;
    }
  }

  /** The ids of a user namespace. */
  @FunctionalInterface
  public interface Ids {
    /** Tells whether a user and a group are among them. */
    boolean have(long uid, long gid);
  }

  private final Ids ids;
  private final Map<Lack, RawString> first = new LinkedHashMap<>();
  private final Map<Lack, Integer> counts = new LinkedHashMap<>();

  private ArchiveSurvey(Ids ids) {
    this.ids = ids;
  }

  /**
   * Returns what cannot be unpacked, each a part of a sentence that names the first such member.
   *
   * @param in the gzip stream; read to its end, not closed
   * @param ids the ids of the user namespace
   * @throws ArchiveException when the archive is broken
   */
  public static List<String> forbidden(InputStream in, Ids ids) throws IOException {
    ArchiveSurvey survey = new ArchiveSurvey(ids);
    try (TarReader reader = new TarReader(in)) {
      Optional<Member> member = reader.next();
      while (member.isPresent()) {
        survey.look(member.get());
        member = reader.next();
      }
    }
    return survey.reasons();
  }

  private void look(Member member) {
    if (member.content() instanceof Content.Node node && isDevice(node)) {
      add(Lack.NODE, member.name());
    }
    if (member.metadata().attributes().stream().anyMatch(one -> one.name().startsWith(TRUSTED))) {
      add(Lack.ATTRIBUTE, member.name());
    }
    if (!ids.have(member.metadata().uid(), member.metadata().gid())) {
      add(Lack.OWNER, member.name());
    }
  }

  private static boolean isDevice(Content.Node node) {
    boolean kind = node.kind() == FileKind.CHARACTER_DEVICE || node.kind() == FileKind.BLOCK_DEVICE;
    return kind && !node.equals(WHITEOUT);
  }

  private void add(Lack lack, RawString member) {
    first.putIfAbsent(lack, member);
    counts.merge(lack, 1, Integer::sum);
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    first.forEach((lack, member) -> {
      int more = counts.getOrDefault(lack, 1) - 1;
      String others = more == 0 ? "" : ", and so with " + more + " more";
      reasons.add("member " + member + " " + lack.words + others);
    });
    return reasons;
  }
}
