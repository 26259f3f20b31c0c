package criu.manual;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** What the tree of a page is asked for. */
final class Nodes {

  private Nodes() {}

  static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    @Nullable Node next = parent.getFirstChild();
    while (next != null) {
      children.add(next);
      next = next.getNext();
    }
    return children;
  }

  /** Returns the words of a node without any marks. */
  static String text(Node node) {
    return switch (node) {
      case Text text -> text.getLiteral();
      case Code code -> code.getLiteral();
      case SoftLineBreak space -> " ";
      default -> String.join("", children(node).stream().map(Nodes::text).toList());
    };
  }
}
