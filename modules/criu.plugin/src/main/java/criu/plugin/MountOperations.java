package criu.plugin;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The ways in which a plugin changes the new mount namespace.
 *
 * <p>Each works only inside a call of {@link ExternalMountPlugin#restore}, on the thread of that
 * call, and throws {@link IllegalStateException} elsewhere. No argument and no result is null.
 *
 * <p><b>Targets.</b> A target is the target of the request, or lies below it; anything else is
 * refused with an {@link IllegalArgumentException}. Exactly one mount is made, at the target of the
 * request itself. Below it, files and directories are made only in a tmpfs or ramfs that this call
 * has mounted, because anything else there belongs to somebody. No symbolic link is followed.
 *
 * <p><b>Sources.</b> A source is an absolute path as the host names it. It is resolved inside the
 * old root: symbolic links are followed, and none of them, nor a {@code ..}, leads out of it.
 *
 * <p>An {@link IOException} says which call of the kernel failed, on what, and how. Everything that
 * changes something is recorded, is shown by {@code -v} under the plugin's name, and is undone when
 * the restore fails.
 */
public interface MountOperations {

  /** The most bytes of a file that is read or written here. */
  int MAXIMUM_FILE_SIZE = 1 << 20;

  /**
   * Makes an empty file, of mode 0600, that can be mounted upon.
   *
   * @param target the target of the request, where nothing is yet, or a path below it
   */
  void makeFile(PathBytes target) throws IOException;

  /**
   * Makes an empty directory, of mode 0700.
   *
   * @param target the target of the request, where nothing is yet, or a path below it
   */
  void makeDirectory(PathBytes target) throws IOException;

  /**
   * Makes a directory with a mode.
   *
   * @param target a path below the target of the request
   * @param mode the permission bits, 0 to 07777; the umask does not matter
   */
  void makeDirectory(PathBytes target, int mode) throws IOException;

  /**
   * Makes a file with a content. It belongs to the user of criu-mount. Before the content is in it,
   * nobody else can open it.
   *
   * @param target a path below the target of the request, where nothing is yet
   * @param content at most {@link #MAXIMUM_FILE_SIZE} bytes
   * @param mode the permission bits, 0 to 07777; the umask does not matter
   */
  void writeFile(PathBytes target, byte[] content, int mode) throws IOException;

  /**
   * Tells what a path of the host is.
   *
   * @param source a path of the host
   * @throws IOException when there is nothing, or the path leads out of the old root
   */
  TargetKind kindOf(PathBytes source) throws IOException;

  /**
   * Lists a directory of the host.
   *
   * @param source a path of the host
   * @return the names in it without {@code .} and {@code ..}, ordered by their bytes
   * @throws IOException when it is no directory, or cannot be read
   */
  List<PathBytes> list(PathBytes source) throws IOException;

  /**
   * Reads a regular file of the host.
   *
   * @param source a path of the host
   * @return its content, at most {@link #MAXIMUM_FILE_SIZE} bytes
   * @throws IOException when it is no regular file, is larger, or cannot be read
   */
  byte[] read(PathBytes source) throws IOException;

  /**
   * Mounts a file or directory of the host, without what is mounted below it.
   *
   * @param source a path of the host
   * @param target the target of the request, a file or directory of the same kind
   */
  void bind(PathBytes source, PathBytes target) throws IOException;

  /**
   * Mounts a directory of the host with everything that is mounted below it. These mounts come in
   * addition to those of the images. The images must have none of their own at the same places.
   *
   * @param source a path of the host
   * @param target the target of the request
   */
  void bindRecursive(PathBytes source, PathBytes target) throws IOException;

  /**
   * Mounts a new file system; fsopen(2).
   *
   * @param type the type, such as {@code tmpfs}
   * @param options options without values ({@code ro}) or with ({@code size=1m}); {@code source=}
   *     names the device of a file system that has one
   * @param target the target of the request, a directory
   */
  void mountNew(String type, Set<String> options, PathBytes target) throws IOException;

  /**
   * Gives the mount at the target flags beside those that the images have for it. They come into
   * force when the mount is in its final place, so that it can be filled before.
   *
   * @param target the target of the request
   * @param flags the flags
   */
  void addFlags(PathBytes target, Set<MountFlag> flags) throws IOException;

  /**
   * Returns the target as a path for calls of the kernel, such as mount(2), that a plugin with
   * native access makes by itself. The path is good on the thread of this call of {@link
   * ExternalMountPlugin#restore} and until its end; there {@code /} is the host's root. What the
   * plugin makes in this way is held to the same rules, and looked at when the call has ended: it
   * makes exactly one mount, at the target, and says what it is mounted on. It makes nothing when
   * it passes the mount on.
   *
   * @param target the target of the request
   * @throws IllegalStateException when {@code --plugin-native} does not name the plugin
   */
  default PathBytes nativePath(PathBytes target) {
    throw new IllegalStateException("only a plugin that may call native code mounts by itself");
  }

  /**
   * Unpacks the content that {@link DumpVerdict#claimedWithContent} has put into the images for the
   * mount of this request. The time this takes does not count for {@code --plugin-timeout}.
   *
   * @param target the target of the request, where this call has mounted a tmpfs or ramfs
   * @throws IOException when the images have no content of this mount, or it cannot be unpacked
   */
  void unpackContent(PathBytes target) throws IOException;
}
