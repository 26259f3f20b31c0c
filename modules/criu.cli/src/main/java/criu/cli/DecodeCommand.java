package criu.cli;

import criu.mount.crit.ImageText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import joptsimple.OptionParser;

/** {@code criu-mount decode}: shows an image file as JSON. */
final class DecodeCommand extends ImageTextCommand {

  @Override
  public String name() {
    return "decode";
  }

  @Override
  public String summary() {
    return "shows an image file as JSON, as crit does";
  }

  @Override
  public String synopsis() {
    return "[-i IMAGE] [-o JSON] [--pretty]";
  }

  @Override
  public String example() {
    return "criu-mount decode -i /var/tmp/images/mountpoints-9.img --pretty";
  }

  @Override
  public void declare(OptionParser parser) {
    super.declare(parser);
    parser.accepts("pretty", "indents, and shows device numbers and flags as a person reads them");
  }

  @Override
  void convert(Invocation invocation, ImageText text, InputStream in, OutputStream out)
      throws IOException {
    text.decode(in, out, invocation.has("pretty"));
    if (invocation.value("o").isEmpty()) {
      out.write('\n');
    }
  }
}
