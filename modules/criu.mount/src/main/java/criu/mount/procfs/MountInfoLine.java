package criu.mount.procfs;

import static criu.mount.model.UnknownFlag.Place.MOUNT_OPTIONS;
import static criu.mount.model.UnknownFlag.Place.OPTIONAL_FIELDS;

import criu.mount.model.Mount;
import criu.mount.model.MountFlags;
import criu.mount.model.MountInfoWords;
import criu.mount.model.Origin;
import criu.mount.model.RawPaths;
import criu.mount.model.Sharing;
import criu.mount.model.Superblock;
import criu.mount.model.UnknownFlag;
import criu.syscall.Device;
import criu.syscall.MountFlag;
import criu.syscall.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a mount of the words of one line. */
final class MountInfoLine {
  private static final String DELETED = "//deleted";

  private final LineWords words;
  private final Seen seen;
  private final List<UnknownFlag> unknown;

  /** Takes the words; words that are unknown are added to the list. */
  MountInfoLine(LineWords words, Seen seen, List<UnknownFlag> unknown) {
    this.words = words;
    this.seen = seen;
    this.unknown = unknown;
  }

  Mount parse() throws MountInfoException {
    int id = words.nextNumber("the mount id");
    int parentId = words.nextNumber("the parent id");
    Device device = device(words.next("the device number"));
    RawString shownRoot = words.nextDecoded("the root");
    boolean deleted = shownRoot.endsWith(DELETED);
    RawString root = seen.root(deleted ? withoutMark(shownRoot) : shownRoot);
    RawString mountpoint = mountpoint();
    MountFlags flags = flags(id, words.next("the mount options"));
    Sharing sharing = sharing(id);
    return new Mount(
        id, parentId, mountpoint, root, flags, sharing, superblock(device), deleted, Origin.TREE);
  }

  private Device device(String word) throws MountInfoException {
    int colon = word.indexOf(':');
    if (colon < 0) {
      throw words.malformed("the device number has no colon: " + new RawString(word));
    }
    return new Device(
        words.toNumber(word.substring(0, colon), "the major number"),
        words.toNumber(word.substring(colon + 1), "the minor number"));
  }

  private static RawString withoutMark(RawString root) {
    RawString path = root.substring(0, root.length() - DELETED.length());
    return path.isEmpty() ? RawPaths.ROOT : path;
  }

  private RawString mountpoint() throws MountInfoException {
    RawString mountpoint = words.nextDecoded("the mountpoint");
    if (!mountpoint.startsWith("/")) {
      throw words.malformed("the mountpoint is not absolute: " + mountpoint);
    }
    return mountpoint;
  }

  private MountFlags flags(int id, String options) {
    Optional<MountFlags> known = seen.flags(options);
    if (known.isPresent()) {
      return known.get();
    }
    int before = unknown.size();
    MountFlags flags = parsedFlags(id, options);
    if (unknown.size() == before) {
      seen.keep(options, flags);
    }
    return flags;
  }

  private MountFlags parsedFlags(int id, String options) {
    MountFlags flags = MountFlags.NONE;
    for (String word : CommaList.split(options)) {
      Optional<MountFlag> flag = MountInfoWords.mountFlag(word);
      if (flag.isPresent()) {
        flags = flags.with(flag.get());
      } else if (!word.equals("rw")) {
        unknown.add(new UnknownFlag(id, new RawString(word), MOUNT_OPTIONS));
      }
    }
    boolean strict = !flags.has(MountFlag.MS_RELATIME) && !flags.has(MountFlag.MS_NOATIME);
    return strict ? flags.with(MountFlag.MS_STRICTATIME) : flags; // it has no word of its own
  }

  private Sharing sharing(int id) throws MountInfoException {
    Sharing sharing = Sharing.PRIVATE;
    String separator = "the separator -";
    for (String word = words.next(separator); !word.equals("-"); word = words.next(separator)) {
      sharing = withTag(sharing, id, word);
    }
    return sharing;
  }

  private Sharing withTag(Sharing sharing, int id, String word) throws MountInfoException {
    int colon = word.indexOf(':');
    String tag = colon < 0 ? word : word.substring(0, colon + 1);
    String value = word.substring(tag.length());
    return switch (tag) {
      case "shared:" -> new Sharing(group(value), sharing.masterId(), sharing.unbindable());
      case "master:" -> new Sharing(sharing.groupId(), group(value), sharing.unbindable());
      case "unbindable" -> new Sharing(sharing.groupId(), sharing.masterId(), true);
      case "propagate_from:" -> {
        group(value); // only tells which group in sight stands above an unseen master
        yield sharing;
      }
      default -> {
        unknown.add(new UnknownFlag(id, new RawString(word), OPTIONAL_FIELDS));
        yield sharing;
      }
    };
  }

  private int group(String digits) throws MountInfoException {
    int group = words.toNumber(digits, "the peer group");
    if (group == 0) {
      throw words.malformed("the peer group is 0");
    }
    return group;
  }

  private Superblock superblock(Device device) throws MountInfoException {
    String told = words.peekRest();
    Optional<Superblock> known = seen.superblock(device, told);
    return known.isPresent() ? known.get() : seen.keep(told, parsedSuperblock(device));
  }

  private Superblock parsedSuperblock(Device device) throws MountInfoException {
    RawString type = words.nextDecoded("the file system type");
    String rest = words.rest("the superblock options");
    int space = rest.indexOf(' '); // without one there is no source, only options
    String source = rest.substring(0, Math.max(space, 0));
    MountFlags flags = MountFlags.NONE;
    List<String> options = new ArrayList<>();
    for (String word : CommaList.split(rest.substring(space + 1))) {
      Optional<MountFlag> flag = MountInfoWords.superblockFlag(word);
      if (flag.isPresent()) {
        flags = flags.with(flag.get());
      } else if (!word.equals("rw")) {
        options.add(word);
      }
    }
    RawString others = new RawString(String.join(",", options));
    return new Superblock(device, type, words.decode(source, "the source"), flags, others);
  }
}
