package criu.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes a man page for each page of a folder. */
public final class ManPages {

  private static final int DATE = "YYYY-MM-DD".length();

  private ManPages() {}

  /**
   * Runs it.
   *
   * @param arguments the folder of pages, the folder to write to, the version, and the time to show
   *     the day of
   */
  public static void main(String[] arguments) throws IOException {
    List<Page> pages = read(Path.of(arguments[0]));
    for (Page page : pages) {
      Path folder = Path.of(arguments[1], "man" + page.section());
      Files.createDirectories(folder);
      String text = new RoffPage(page, pages, arguments[2], arguments[3].substring(0, DATE)).text();
      Files.writeString(folder.resolve(page.name() + "." + page.section()), text);
    }
  }

  /** Reads the pages of a folder, in the order of their names. */
  static List<Page> read(Path folder) throws IOException {
    List<Page> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
        pages.add(Page.of(String.valueOf(file.getFileName()), Files.readString(file)));
      }
    }
    return pages;
  }
}
