/** Makes the man pages of the pages in {@code docs/user}; a tool of the build, not of the image. */
module criu.manual {
  requires static org.jspecify;
  requires org.commonmark;
  requires org.commonmark.ext.gfm.tables;
}
