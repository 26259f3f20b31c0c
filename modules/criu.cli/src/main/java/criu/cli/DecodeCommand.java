package criu.cli;

import criu.mount.crit.ImageText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    return "[-D DIR|ARCHIVE] [-i IMAGE] [-o JSON] [--pretty]";
  }

  @Override
  public String example() {
    return Examples.DUMP + "\ncriu-mount decode -i $d/mountpoints-*.img --pretty";
  }

  @Override
  public void declare(OptionParser parser) {
    super.declare(parser);
    parser
        .acceptsAll(
            List.of("D", "images-dir"), "where IMAGE is: a directory, or a checkpoint archive")
        .withRequiredArg()
        .describedAs("DIR|ARCHIVE");
    parser.accepts("pretty", "indents, and shows device numbers and flags as a person reads them");
  }

  /** Finds the image of {@code -i} in what {@code -D} names. */
  @Override
  Optional<Images> images(Invocation invocation, Path image) throws IOException, UsageException {
    if (!invocation.has("D")) {
      return Optional.empty();
    }
    try (ProgressLine progress = ProgressLine.of(invocation)) {
      return Optional.of(invocation.images(name -> name.equals(image.toString()), progress));
    }
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
