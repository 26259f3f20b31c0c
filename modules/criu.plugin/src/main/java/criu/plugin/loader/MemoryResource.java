package criu.plugin.loader;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Gives bytes in memory a URL, which is what resources are found by. */
final class MemoryResource extends URLStreamHandler {
  private final byte[] bytes;

  private MemoryResource(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a URL whose streams read the bytes, wherever the root directory is by then. */
  static URL url(String module, String name, byte[] bytes) {
    try {
      return URL.of(uri(module, name), new MemoryResource(bytes));
    } catch (MalformedURLException e) {
      throw new AssertionError(e); // the handler is given, so no scheme is unknown
    }
  }

  /** Returns {@code criu-plugin:/MODULE/NAME}. */
  static URI uri(String module, String name) {
    try {
      return new URI("criu-plugin", null, "/" + module + "/" + name, null);
    } catch (URISyntaxException e) {
      throw new AssertionError(e); // the constructor quotes what is not legal
    }
  }

  @Override
  protected URLConnection openConnection(URL url) {
    return new Connection(url, bytes);
  }

  private static final class Connection extends URLConnection {
    private final byte[] bytes;

    Connection(URL url, byte[] bytes) {
      super(url);
      this.bytes = bytes;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public InputStream getInputStream() {
      connect();
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long getContentLengthLong() {
      return bytes.length;
    }
  }
}
