package criu.manual;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * A page. One that begins with {@code # criu-mount WORD: what it does} is that of a command, any
 * other tells of something that several commands have to do with.
 *
 * @param file its file name
 * @param name the name of its man page
 * @param section the section of the manual: 1 for commands, 7 for all else
 * @param summary what it is about, in one line
 * @param content what follows the title
 */
record Page(String file, String name, int section, String summary, List<Node> content) {
  private static final String COMMAND = "criu-mount";

  static Page of(String file, String markdown) {
    Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    List<Node> nodes = Nodes.children(parser.parse(markdown));
    if (nodes.isEmpty() || !(nodes.getFirst() instanceof Heading heading)) {
      throw new IllegalArgumentException(file + " does not begin with a title");
    }
    String title = Nodes.text(heading);
    List<Node> content = nodes.subList(1, nodes.size());
    int colon = title.indexOf(": ");
    if (title.startsWith(COMMAND) && colon > 0) {
      String name = title.substring(0, colon).replace(' ', '-');
      return new Page(file, name, 1, title.substring(colon + 2), content);
    }
    String name = COMMAND + "-" + file.substring(0, file.length() - ".md".length());
    return new Page(file, name, 7, title, content);
  }

  /** Returns how others refer to it. */
  String reference() {
    return RoffText.bold(name) + "(" + section + ")";
  }
}
