package criu.mount.userns;

import java.io.DataInputStream;
import java.io.IOException;

/** What a helper does, request by request, on one thread; closed when there are no more. */
public interface HelperService extends AutoCloseable {

  /**
   * Carries one request out.
   *
   * @param request the number of the request
   * @param in what goes with it; to be read to its end, also when it fails
   * @param answer takes what is answered
   */
  void serve(int request, DataInputStream in, Answer answer) throws IOException;

  @Override
  void close() throws IOException;
}
