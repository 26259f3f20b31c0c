package criu.mount.archive;

import static criu.mount.archive.Scratch.FILES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileStatus;
import criu.syscall.RawString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries that the kernel says are the root of another mount. */
final class MountPointTests {
  private Scratch scratch;
  private Fd source;

  // .
  // |-- directory/        a mount point
  // |   `-- hidden
  // `-- file, 3 bytes     a mount point
  @BeforeEach
  void makeTree() throws IOException {
    Assumptions.assumeTrue(Scratch.isRoot(), "owners need root");
    scratch = new Scratch();
    source = scratch.directory("source");
    FILES.mkdir(source, new RawString("directory"), 0755);
    new TreeFixture(source).file("directory/hidden", 0600, "hidden");
    new TreeFixture(source).file("file", 0600, "abc");
  }

  @AfterEach
  void removeTree() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }

  @Test
  void otherFileSystem_leavesAnEmptyDirectoryOrFile() throws IOException {
    assertOnlyMountPoints(new Device(0, 99_999), false);
  }

  @Test
  void otherMountOfTheSameFileSystem_leavesAnEmptyDirectoryOrFile() throws IOException {
    assertOnlyMountPoints(FILES.status(source, RawString.EMPTY).device(), true);
  }

  private void assertOnlyMountPoints(Device device, boolean mountRoot) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TreeArchiver(pretending(device, mountRoot)).archive(source, out);
    Fd target = scratch.directory("target");
    new TreeExtractor(FILES).extract(new ByteArrayInputStream(out.toByteArray()), target);
    assertEquals(Set.of(".", "./directory", "./file"), TreeSnapshot.of(target).keySet());
    assertEquals(0, FILES.status(target, new RawString("file")).size());
  }

  /** Returns the real calls, but every named entry is on that device and a mount root or not. */
  private static FileCalls pretending(Device device, boolean mountRoot) {
    return (FileCalls)
        Proxy.newProxyInstance(
            FileCalls.class.getClassLoader(),
            new Class<?>[] {FileCalls.class},
            (_, method, arguments) -> {
              try {
                Object result = method.invoke(FILES, arguments);
                return result instanceof FileStatus status && !arguments[1].equals(RawString.EMPTY)
                    ? moved(status, device, mountRoot)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static FileStatus moved(FileStatus of, Device device, boolean mountRoot) {
    return new FileStatus(
        of.kind(),
        of.mode(),
        of.uid(),
        of.gid(),
        of.links(),
        of.size(),
        of.blocks(),
        of.inode(),
        device,
        of.special(),
        of.mountId(),
        mountRoot,
        of.access(),
        of.modification());
  }
}
