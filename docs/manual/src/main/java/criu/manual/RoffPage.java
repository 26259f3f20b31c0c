package criu.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** A page as a man page. What has no form in one is refused, so that nothing is lost in silence. */
final class RoffPage {
  private final Page page;
  private final List<Page> all;
  private final StringBuilder text = new StringBuilder();
  private final TreeSet<String> references = new TreeSet<>();

  RoffPage(Page page, List<Page> all, String version, String date) {
    this.page = page;
    this.all = all;
    String number = Integer.toString(page.section());
    request(".TH", quoted(page.name()), number, quoted(date), quoted("criu-mount " + version));
    request(".SH", "NAME");
    String summary = page.summary();
    line(
        RoffText.plain(page.name())
            + " \\- "
            + RoffText.plain(
                summary.substring(0, 1).toLowerCase(Locale.ROOT) + summary.substring(1)));
  }

  String text() {
    List<Node> content = page.content();
    int from = 0;
    if (!content.isEmpty() && content.getFirst() instanceof IndentedCodeBlock synopsis) {
      request(".SH", "SYNOPSIS");
      verbatim(synopsis.getLiteral());
      from = 1;
    }
    request(".SH", "DESCRIPTION");
    content.subList(from, content.size()).forEach(this::block);
    request(".SH", quoted("SEE ALSO"));
    references.add("\\fBcrit\\fR(1)");
    references.add("\\fBcriu\\fR(8)");
    all.stream()
        .filter(one -> one.name().equals("criu-mount"))
        .map(Page::reference)
        .forEach(references::add);
    references.remove(page.reference());
    line(String.join(",\n", references));
    return text.toString();
  }

  private void block(Node node) {
    switch (node) {
      case Heading heading ->
          request(heading.getLevel() == 2 ? ".SH" : ".SS", quoted(title(heading)));
      case Paragraph paragraph -> {
        request(".PP");
        line(inline(paragraph));
      }
      case FencedCodeBlock block -> indented(block.getLiteral());
      case IndentedCodeBlock block -> indented(block.getLiteral());
      case BulletList list -> items(list, "\\(bu");
      case OrderedList list -> items(list, "-");
      case TableBlock table -> table(table);
      default -> throw new IllegalArgumentException(page.file() + ": no form for " + node);
    }
  }

  private static String title(Heading heading) {
    String words = Nodes.text(heading);
    return heading.getLevel() == 2 ? words.toUpperCase(Locale.ROOT) : words;
  }

  private void items(Node list, String sign) {
    for (Node item : Nodes.children(list)) {
      request(".IP", sign, "3");
      List<Node> parts = Nodes.children(item);
      line(inline(parts.getFirst()));
      parts.stream().skip(1).forEach(this::block);
    }
  }

  /** A table of options or codes is a section; the first column of any is what is explained. */
  private void table(TableBlock table) {
    List<String> heads = List.of();
    for (Node part : Nodes.children(table)) {
      if (part instanceof TableHead head) {
        heads = Nodes.children(head.getFirstChild()).stream().map(Nodes::text).toList();
        switch (heads.getFirst()) {
          case "option" -> request(".SH", "OPTIONS");
          case "exit code" -> request(".SH", quoted("EXIT STATUS"));
          default -> {}
        }
      } else if (part instanceof TableBody body) {
        for (Node row : Nodes.children(body)) {
          row(heads, Nodes.children(row));
        }
      }
    }
  }

  private void row(List<String> heads, List<Node> cells) {
    request(".TP");
    line(inline(cells.getFirst()));
    List<String> rest = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      String words = inline(cells.get(i));
      if (!words.isEmpty()) {
        rest.add(cells.size() > 2 ? RoffText.plain(heads.get(i)) + ": " + words : words);
      }
    }
    line(rest.isEmpty() ? "\\&" : String.join("\n.br\n", rest));
  }

  private String inline(Node node) {
    return switch (node) {
      case Text words -> RoffText.plain(words.getLiteral());
      case Code code -> RoffText.bold(code.getLiteral());
      case SoftLineBreak space -> "\n";
      case HardLineBreak end -> "\n.br\n";
      case StrongEmphasis strong -> "\\fB" + inlines(strong) + "\\fR";
      case Emphasis emphasis -> "\\fI" + inlines(emphasis) + "\\fR";
      case Link link -> link(link);
      case Image image -> inlines(image);
      default -> inlines(node);
    };
  }

  private String inlines(Node node) {
    return String.join("", Nodes.children(node).stream().map(this::inline).toList());
  }

  /** A link to a page is a reference to its man page; of any other the words stay. */
  private String link(Link link) {
    String words = inlines(link);
    String file = link.getDestination().split("#", 2)[0];
    for (Page other : all) {
      if (other.file().equals(file)) {
        references.add(other.reference());
        boolean same = other.name().endsWith("-" + Nodes.text(link));
        return same ? other.reference() : words + " (" + other.reference() + ")";
      }
    }
    return words;
  }

  private void indented(String block) {
    request(".PP");
    request(".RS", "4");
    verbatim(block);
    request(".RE");
  }

  private void verbatim(String block) {
    request(".EX");
    block.stripTrailing().lines().map(RoffText::plain).forEach(this::line);
    request(".EE");
  }

  private static String quoted(String words) {
    return RoffText.argument(words);
  }

  private void request(String... words) {
    text.append(String.join(" ", words)).append('\n');
  }

  /** Adds lines of text, but for requests among them that were meant. */
  private void line(String words) {
    words
        .lines()
        .map(one -> one.equals(".br") ? one : RoffText.line(one))
        .forEach(one -> text.append(one).append('\n'));
  }
}
