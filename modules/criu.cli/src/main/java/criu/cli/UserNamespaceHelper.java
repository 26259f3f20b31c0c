package criu.cli;

import criu.mount.dump.ContentService;
import criu.mount.restore.WorkshopService;
import criu.mount.userns.HelperLoop;
import criu.mount.userns.HelperService;
import criu.syscall.Kernel;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The command as a helper of another run of it; not for users. */
final class UserNamespaceHelper {

  private UserNamespaceHelper() {}

  /** Serves until the other run is done. */
  static void run(String work) throws IOException {
    try (InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      HelperLoop.run(service(work), in, out);
    }
  }

  private static HelperService service(String work) throws IOException {
    return switch (work) {
      case ContentService.WORK -> new ContentService(Kernel.real());
      case WorkshopService.WORK -> new WorkshopService(Kernel.real());
      default -> throw new IOException("criu-mount starts its helpers by itself");
    };
  }
}
