package criu.plugin;

import java.io.IOException;
import java.util.Set;

/**
 * The ways in which a plugin changes the new mount namespace. Each works only inside a call of
 * {@link ExternalMountPlugin#restore}, on the thread of that call, and throws {@link
 * IllegalStateException} elsewhere. A target is at or below the target of the request; anything
 * else is refused. What was made is undone when the restore fails.
 */
public interface MountOperations {

  /** Makes an empty file at the target. */
  void makeFile(PathBytes target) throws IOException;

  /** Makes an empty directory at the target. */
  void makeDirectory(PathBytes target) throws IOException;

  /**
   * Tells what a path of the host is.
   *
   * @param source an absolute path below the old root, as the host names it
   * @throws IOException when there is nothing, or the path leaves the old root
   */
  TargetKind kindOf(PathBytes source) throws IOException;

  /**
   * Mounts a file or directory of the host.
   *
   * @param source an absolute path below the old root, as the host names it; symbolic links are
   *     followed inside the old root
   * @param target an existing file or directory of the same kind
   */
  void bind(PathBytes source, PathBytes target) throws IOException;

  /**
   * Mounts a new file system.
   *
   * @param type the type, such as {@code tmpfs}
   * @param options options without values ({@code ro}) or with ({@code size=1m})
   * @param target an existing directory
   */
  void mountNew(String type, Set<String> options, PathBytes target) throws IOException;
}
