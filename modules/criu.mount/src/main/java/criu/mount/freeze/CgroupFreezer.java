package criu.mount.freeze;

import criu.mount.model.MountException;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.OpenFlag;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops all processes of a cgroup and of those below it, and resumes them when it is closed. A
 * cgroup that someone else froze stays frozen. May be closed from another thread at any time, and
 * does nothing more then.
 */
public final class CgroupFreezer implements Closeable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int LONGEST_FILE = 4096;

  private final FileCalls files;
  private final Cgroup cgroup;
  private boolean toBeThawed;
  private boolean closed;

  private CgroupFreezer(FileCalls files, Cgroup cgroup) {
    this.files = files;
    this.cgroup = cgroup;
  }

  /**
   * Finds the cgroup of a process and leaves it as it is.
   *
   * @throws MountException when it cannot be frozen, with the reason: it is the root cgroup, holds
   *     this process too, or has no freezer
   */
  public static CgroupFreezer of(FileCalls files, int pid) throws IOException {
    return new CgroupFreezer(files, Cgroup.of(pid));
  }

  /** Stops the cgroup, and waits until all of its processes stand still. */
  public void freeze() throws IOException {
    try {
      begin();
      await();
    } catch (SyscallException e) {
      throw new MountException("dump: freeze", "cgroup " + cgroup.directory(), e);
    }
  }

  private synchronized void begin() throws IOException {
    if (closed) {
      throw cgroup.because("the command was told to end");
    }
    toBeThawed = !hasLine(cgroup.hierarchy().ownFile, cgroup.hierarchy().own);
    if (toBeThawed) {
      write(cgroup.hierarchy().freeze);
    }
  }

  private void await() throws IOException {
    long begun = System.nanoTime();
    long pause = FIRST_PAUSE;
    while (!hasLine(cgroup.hierarchy().stateFile, cgroup.hierarchy().frozen)) {
      if (System.nanoTime() - begun > PATIENCE) {
        throw cgroup
            .because("its processes do not stand still within 10 s")
            .remedy(
                "look for one that waits for a device or file server, or dump without --freeze");
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  /** Resumes the cgroup if this object stopped it. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (toBeThawed) {
      write(cgroup.hierarchy().thaw);
      toBeThawed = false;
    }
  }

  private boolean hasLine(String name, String wanted) throws SyscallException {
    byte[] buffer = new byte[LONGEST_FILE];
    try (Fd file = open(name, OpenFlag.O_RDONLY)) {
      int length = files.read(file, buffer, 0, buffer.length);
      return RawString.ofBytes(buffer, 0, length).latin1().lines().anyMatch(wanted::equals);
    }
  }

  private void write(String word) throws SyscallException {
    byte[] bytes = new RawString(word).toBytes();
    try (Fd file = open(cgroup.hierarchy().switchFile, OpenFlag.O_WRONLY)) {
      files.write(file, bytes, 0, bytes.length);
    }
  }

  private Fd open(String name, OpenFlag how) throws SyscallException {
    return files.open(Fd.CWD, cgroup.file(name), Set.of(how, OpenFlag.O_CLOEXEC), 0);
  }
}
