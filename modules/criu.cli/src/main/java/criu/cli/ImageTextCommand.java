package criu.cli;

import criu.mount.crit.CritException;
import criu.mount.crit.ImageText;
import criu.mount.model.MountException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import joptsimple.OptionParser;

/**
 * What {@code decode} and {@code encode} share: one file in, one file out, as {@code crit} has it.
 */
abstract sealed class ImageTextCommand implements Command permits DecodeCommand, EncodeCommand {

  /** Turns one form into the other. */
  abstract void convert(Invocation invocation, ImageText text, InputStream in, OutputStream out)
      throws IOException;

  /** Returns the images among which a file is, if it is not looked for by its path. */
  Optional<Images> images(Invocation invocation, Path file) throws IOException, UsageException {
    return Optional.empty();
  }

  @Override
  public final boolean logsToFile() {
    return false; // -o is the file to write
  }

  @Override
  public void declare(OptionParser parser) {
    parser
        .accepts("i", "the file to read, else standard input")
        .withRequiredArg()
        .describedAs("FILE");
    parser
        .accepts("o", "the file to write, else standard output")
        .withRequiredArg()
        .describedAs("FILE");
  }

  @Override
  public final ExitCode run(Invocation invocation) throws IOException, UsageException {
    Optional<Path> from = invocation.value("i").map(Invocation::path);
    Optional<Images> among = from.isEmpty() ? Optional.empty() : images(invocation, from.get());
    if (among.isEmpty()) {
      return run(invocation, from);
    }
    try (Images images = among.get()) {
      return run(invocation, from.map(images.directory()::resolve));
    }
  }

  private ExitCode run(Invocation invocation, Optional<Path> from) throws IOException {
    String which = from.map(Path::toString).orElse("standard input");
    try (InputStream in = new BufferedInputStream(open(from))) {
      ImageText text = ImageText.load();
      write(invocation, out -> convert(invocation, text, in, out));
    } catch (CritException e) {
      throw new MountException(name(), which, e);
    } catch (NoSuchFileException e) {
      throw MountException.because(name(), which, "no such file (ENOENT)", e);
    }
    return ExitCode.DONE;
  }

  private static InputStream open(Optional<Path> file) throws IOException {
    return file.isPresent()
        ? Files.newInputStream(file.get())
        : new FileInputStream(FileDescriptor.in);
  }

  /** Something that writes to a stream. */
  @FunctionalInterface
  private interface Output {
    void to(OutputStream out) throws IOException;
  }

  /** Writes the whole file or none, so that a file can be turned into itself. */
  private static void write(Invocation invocation, Output output) throws IOException {
    Optional<Path> file = invocation.value("o").map(Invocation::path);
    if (file.isEmpty()) {
      OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
      output.to(out);
      out.flush();
      return;
    }
    Path pending = file.get().resolveSibling(file.get().getFileName() + ".new");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pending))) {
        output.to(out);
      }
      Files.move(pending, file.get(), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(pending);
    }
  }
}
