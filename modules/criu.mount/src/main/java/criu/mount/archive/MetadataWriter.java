package criu.mount.archive;

import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileTime;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.time.Instant;

/**
 * Gives files what they have beside content. The order matters: a change of the owner takes setuid
 * bits and capabilities away, an access control list changes the mode, all of them touch no times.
 */
final class MetadataWriter {
  private final FileCalls files;
  private final Beneath beneath;
  private final FileTime now;

  MetadataWriter(FileCalls files) {
    this.files = files;
    beneath = new Beneath(files);
    Instant instant = Instant.now();
    now = new FileTime(instant.getEpochSecond(), instant.getNano());
  }

  /** Finishes a directory or file that is open. */
  void applyTo(Fd file, Metadata metadata) throws SyscallException {
    files.chown(file, RawString.EMPTY, metadata.uid(), metadata.gid());
    setAttributes(file, metadata);
    files.chmod(file, RawString.EMPTY, metadata.mode());
    setTimes(file, RawString.EMPTY, metadata);
  }

  /** Finishes a symbolic link, which has no mode. */
  void applyToLink(Fd parent, RawString name, Metadata metadata) throws SyscallException {
    files.chown(parent, name, metadata.uid(), metadata.gid());
    setAttributesByName(parent, name, metadata);
    setTimes(parent, name, metadata);
  }

  /** Finishes a device, fifo or socket, which must not be opened. */
  void applyToNode(Fd parent, RawString name, Metadata metadata) throws SyscallException {
    files.chown(parent, name, metadata.uid(), metadata.gid());
    setAttributesByName(parent, name, metadata);
    files.chmod(parent, name, metadata.mode());
    setTimes(parent, name, metadata);
  }

  private void setAttributesByName(Fd parent, RawString name, Metadata metadata)
      throws SyscallException {
    if (!metadata.attributes().isEmpty()) {
      try (Fd place = beneath.place(parent, name)) {
        setAttributes(place, metadata);
      }
    }
  }

  private void setAttributes(Fd file, Metadata metadata) throws SyscallException {
    for (Metadata.Attribute attribute : metadata.attributes()) {
      files.setAttribute(file, attribute.name(), attribute.value().toBytes());
    }
  }

  private void setTimes(Fd directory, RawString name, Metadata metadata) throws SyscallException {
    files.setTimes(directory, name, metadata.access().orElse(now), metadata.modification());
  }
}
