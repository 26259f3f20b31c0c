package criu.cli;

import criu.mount.crit.ImageText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** {@code criu-mount encode}: makes an image file from its JSON. */
final class EncodeCommand extends ImageTextCommand {

  @Override
  public String name() {
    return "encode";
  }

  @Override
  public String summary() {
    return "makes an image file from its JSON";
  }

  @Override
  public String synopsis() {
    return "[-i JSON] [-o IMAGE]";
  }

  @Override
  public String example() {
    return Examples.DUMP
        + "\ncriu-mount decode -i $d/pstree.img > $d/pstree.json"
        + "\ncriu-mount encode -i $d/pstree.json -o $d/pstree.img";
  }

  @Override
  void convert(Invocation invocation, ImageText text, InputStream in, OutputStream out)
      throws IOException {
    text.encode(new InputStreamReader(in, StandardCharsets.UTF_8), out);
  }
}
