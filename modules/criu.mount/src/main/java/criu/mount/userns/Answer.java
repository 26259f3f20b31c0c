package criu.mount.userns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The answer to one request: a few values, or a stream. */
public final class Answer {
  private static final int LONGEST = 16_000; // of a message, in characters, for writeUTF

  private final DataOutputStream pipe;
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private boolean streaming;

  Answer(DataOutputStream pipe) {
    this.pipe = pipe;
  }

  /** Returns what keeps values until the request is done. */
  public DataOutputStream values() {
    return new DataOutputStream(values);
  }

  /** Begins a stream, which is sent as it is written and ends with the request. */
  public OutputStream stream() throws IOException {
    streaming = true;
    pipe.writeBoolean(true);
    return Chunks.writer(pipe);
  }

  /** Ends the answer to a request that is done. */
  void succeed() throws IOException {
    if (streaming) {
      pipe.writeInt(Chunks.END);
    } else {
      pipe.writeBoolean(true);
      values.writeTo(pipe);
    }
    pipe.flush();
  }

  /** Ends the answer to a request that failed. */
  void fail(Exception cause) throws IOException {
    String message = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
    if (streaming) {
      pipe.writeInt(Chunks.FAILED);
    } else {
      pipe.writeBoolean(false);
    }
    pipe.writeUTF(message.substring(0, Math.min(LONGEST, message.length())));
    pipe.flush();
  }
}
