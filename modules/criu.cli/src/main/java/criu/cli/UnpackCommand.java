package criu.cli;

import criu.mount.image.ImageTransaction;
import criu.mount.layout.LayoutReader;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import joptsimple.OptionParser;

/** {@code criu-mount unpack}: takes images back from what {@code pack} made. */
final class UnpackCommand implements Command {
  private static final String LAYOUT = "layout";

  @Override
  public String name() {
    return "unpack";
  }

  @Override
  public String summary() {
    return "takes images out of an OCI image layout, digests checked";
  }

  @Override
  public String synopsis() {
    return "--layout LAYOUT -D DIR [--tag TAG]";
  }

  @Override
  public String example() {
    return Examples.DUMP
        + "\ncriu-mount pack -D $d --layout $d/layout"
        + "\nmkdir $d/again\ncriu-mount unpack --layout $d/layout -D $d/again";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareImages(parser);
    declareLayout(parser, "the directory of the layout");
  }

  static void declareLayout(OptionParser parser, String meaning) {
    parser.accepts(LAYOUT, meaning).withRequiredArg().describedAs("DIR");
    parser
        .accepts("tag", "the name of the image in the layout")
        .withRequiredArg()
        .describedAs("TAG");
  }

  static Path layout(Invocation invocation) throws UsageException {
    RawString given =
        invocation
            .value(LAYOUT)
            .orElseThrow(() -> new UsageException("option --layout is missing: give --layout DIR"));
    return Invocation.path(given).toAbsolutePath().normalize();
  }

  static Optional<String> tag(Invocation invocation) {
    return invocation.value("tag").map(RawString::toString);
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    Path images = invocation.imagesDirectory();
    Path layout = layout(invocation);
    try (ImageTransaction transaction =
            ImageTransaction.begin(invocation.kernel().files(), images);
        ProgressLine progress = ProgressLine.of(invocation)) {
      LayoutReader reader = new LayoutReader(layout, tag(invocation), progress);
      progress.part("unpack the images", 0);
      reader.read(transaction::create);
      transaction.commit();
    }
    return ExitCode.DONE;
  }
}
