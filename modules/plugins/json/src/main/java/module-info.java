/** How the bundled plugins read JSON. It stands in the folder of each plugin that uses it. */
module criu.plugins.json {
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports criu.plugins.json;
}
