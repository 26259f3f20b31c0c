package criu.cli;

import criu.mount.image.CheckpointReader;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.ContainerInfo;
import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoParser;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What show and diff look at: a process id, an images directory, the archive of a checkpoint or a
 * mountinfo file.
 *
 * @param tree its mounts
 * @param container what an archive tells of its container
 */
record Subject(MountTree tree, Optional<ContainerInfo> container) {

  /** Reads a subject. */
  static Subject of(RawString subject, ShownPaths shown) throws IOException {
    Path path = path(subject);
    Optional<Images> opened = Images.at(path, Images::isTree, shown);
    if (opened.isPresent()) {
      try (Images images = opened.get()) {
        MountTree tree = CheckpointReader.read(images.directory()).namespaces().getFirst().tree();
        return new Subject(tree, images.container());
      }
    }
    return new Subject(mountInfo(subject, path), Optional.empty());
  }

  private static MountTree mountInfo(RawString subject, Path path) throws IOException {
    try {
      return MountTree.of(
          MountInfoParser.parse(Files.readAllBytes(path), path.toString()).mounts());
    } catch (NoSuchFileException e) {
      throw MountException.because(
          "read", subject.toString(), "no such process, directory or file (ENOENT)", e);
    } catch (BrokenTreeException e) {
      throw new MountException("read", subject.toString(), e);
    }
  }

  private static Path path(RawString subject) {
    boolean pid = !subject.isEmpty() && subject.latin1().chars().allMatch(Character::isDigit);
    return pid ? Path.of("/proc", subject.latin1(), "mountinfo") : Invocation.path(subject);
  }
}
