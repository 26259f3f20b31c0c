package criu.mount.userns;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The helper's side of the pipes. */
public final class HelperLoop {

  private HelperLoop() {}

  /** Serves requests until there are no more. */
  public static void run(HelperService service, InputStream input, OutputStream output)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(input));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(output));
    try (service) {
      out.writeInt(Helper.GREETING);
      out.flush();
      for (int request = in.read(); request >= 0; request = in.read()) {
        Answer answer = new Answer(out);
        try {
          service.serve(request, in, answer);
        } catch (IOException | RuntimeException e) {
          answer.fail(e);
          continue;
        }
        answer.succeed();
      }
    }
  }
}
