/** The descriptor that jopt-simple lacks, for jlink. */
module jopt.simple {
  exports joptsimple;
  exports joptsimple.util;
}
