package criu.mount.render;

/** How a terminal shows a cell; the numbers are those of ECMA-48, 8.3.117. */
enum Ink {
  PLAIN(""),
  NAME("1"),
  DIM("2"),
  TROUBLE("1;31"),
  ADDED("32"),
  REMOVED("31"),
  CHANGED("33"),
  MOVED("34"),
  TYPE("36"),
  MARK("33"),
  GROUP_1("35"),
  GROUP_2("32"),
  GROUP_3("34"),
  GROUP_4("36"),
  GROUP_5("33");

  private static final Ink[] GROUPS = {GROUP_1, GROUP_2, GROUP_3, GROUP_4, GROUP_5};

  private final String attributes;

  Ink(String attributes) {
    this.attributes = attributes;
  }

  /** Returns the ink of a peer group that was the {@code index}th to be seen. */
  static Ink ofGroup(int index) {
    return GROUPS[index % GROUPS.length];
  }

  /** Returns a text as a terminal is told to show it. */
  String on(String text) {
    return attributes.isEmpty() || text.isEmpty()
        ? text
        : "\u001b[" + attributes + "m" + text + "\u001b[0m";
  }
}
