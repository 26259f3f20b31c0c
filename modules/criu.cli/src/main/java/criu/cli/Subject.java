package criu.cli;

import criu.mount.image.CheckpointReader;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.ContainerInfo;
import criu.mount.model.MountException;
import criu.mount.model.MountNamespace;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoParser;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What show and diff look at: a process id, an images directory, the archive of a checkpoint or a
 * mountinfo file.
 *
 * @param title what it is, and its name
 * @param namespaces its mount namespaces, that of the root task first
 * @param container what an archive tells of its container
 */
record Subject(String title, List<MountNamespace> namespaces, Optional<ContainerInfo> container) {

  /** Reads a subject. */
  static Subject of(RawString subject, Invocation invocation) throws IOException {
    try (ProgressLine progress = ProgressLine.of(invocation)) {
      progress.part("read " + subject, 0);
      return of(subject, invocation.shown());
    }
  }

  private static Subject of(RawString subject, ShownPaths shown) throws IOException {
    Path path = path(subject);
    Optional<Images> opened = Images.at(path, Images::isTree, shown);
    if (opened.isPresent()) {
      try (Images images = opened.get()) {
        List<MountNamespace> namespaces = CheckpointReader.read(images.directory()).namespaces();
        return new Subject("images " + subject, namespaces, images.container());
      }
    }
    String title = (isPid(subject) ? "process " : "mounts of ") + subject;
    List<MountNamespace> one = List.of(new MountNamespace(0, mountInfo(subject, path)));
    return new Subject(title, one, Optional.empty());
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

  /** Tells whether a subject is a process id. */
  static boolean isPid(RawString subject) {
    return !subject.isEmpty() && subject.latin1().chars().allMatch(Character::isDigit);
  }

  private static Path path(RawString subject) {
    return isPid(subject)
        ? Path.of("/proc", subject.latin1(), "mountinfo")
        : Invocation.path(subject);
  }
}
