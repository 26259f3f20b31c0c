package criu.cli;

import criu.mount.image.CheckpointReader;
import criu.mount.model.BrokenTreeException;
import criu.mount.model.MountException;
import criu.mount.model.MountTree;
import criu.mount.procfs.MountInfoParser;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What show and diff look at: a process id, an images directory or a mountinfo file. */
final class Subject {

  private Subject() {}

  /** Reads the mount tree of a subject. */
  static MountTree read(RawString subject) throws IOException {
    Path path = path(subject);
    if (Files.isDirectory(path)) {
      return CheckpointReader.read(path).namespaces().getFirst().tree();
    }
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
