package criu.cli;

import criu.mount.layout.LayoutWriter;
import criu.mount.model.MountException;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import joptsimple.OptionParser;

/** {@code criu-mount pack}: makes images fit for registries. */
final class PackCommand implements Command {

  @Override
  public String name() {
    return "pack";
  }

  @Override
  public String summary() {
    return "writes images as an OCI image layout, for registries";
  }

  @Override
  public String synopsis() {
    return "-D DIR --layout LAYOUT [--name NAME] [--tag TAG]";
  }

  @Override
  public String example() {
    return Examples.DUMP + "\ncriu-mount pack -D $d --layout $d/layout";
  }

  @Override
  public void declare(OptionParser parser) {
    CommonOptions.declareImages(parser);
    UnpackCommand.declareLayout(parser, "the directory to make");
    parser
        .accepts("name", "the name of the checkpoint in annotations; that of DIR unless given")
        .withRequiredArg()
        .describedAs("NAME");
  }

  @Override
  public ExitCode run(Invocation invocation) throws IOException, UsageException {
    Path images = invocation.imagesDirectory().toRealPath();
    Path layout = UnpackCommand.layout(invocation);
    String name =
        invocation
            .value("name")
            .orElse(RawString.of(String.valueOf(images.getFileName())))
            .toString();
    try (TemporaryDirectory made = TemporaryDirectory.makeBeside(layout)) {
      String digest = write(invocation, images, name, made.path());
      put(made.path(), layout);
      invocation.console().out().println(digest);
    }
    return ExitCode.DONE;
  }

  private static String write(Invocation invocation, Path images, String name, Path made)
      throws IOException {
    String tag = UnpackCommand.tag(invocation).orElse("latest");
    try (ProgressLine progress = ProgressLine.of(invocation)) {
      progress.part("pack the images", 0);
      return new LayoutWriter(images, name, tag, progress).write(made);
    }
  }

  /** An empty directory may be there: the kernel lets a directory take its place. */
  private static void put(Path made, Path layout) throws IOException {
    if (Files.exists(layout) && !isEmptyDirectory(layout)) {
      throw MountException.because("pack", layout.toString(), "it is there already (EEXIST)")
          .remedy("choose another --layout, or remove it");
    }
    try {
      Files.move(made, layout, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw new MountException("pack", layout.toString(), e);
    }
  }

  private static boolean isEmptyDirectory(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (var entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    }
  }
}
