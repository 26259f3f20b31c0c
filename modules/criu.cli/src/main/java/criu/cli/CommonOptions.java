package criu.cli;

import criu.mount.container.CheckpointArchive;
import criu.mount.dump.FileSystemOptions;
import criu.mount.external.ExternalDevices;
import criu.mount.external.ExternalMounts;
import criu.mount.external.ExternalMounts.Detection;
import criu.mount.filesystem.EnabledFileSystems;
import criu.mount.model.OutsideSharing;
import criu.mount.oci.Bundle;
import criu.syscall.RawString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionParser;

/** Options that several commands have, and what they mean. */
final class CommonOptions {
  private static final String SHARING = "enable-external-sharing";
  private static final String MASTERS = "enable-external-masters";

  private CommonOptions() {}

  /** Declares what every command has. */
  static void declare(OptionParser parser, boolean logsToFile) {
    parser.acceptsAll(List.of("h", "help"), "says how the command is used").forHelp();
    List<String> names = logsToFile ? List.of("o", "log-file") : List.of("log-file");
    parser.acceptsAll(names, "writes the log to FILE").withRequiredArg().describedAs("FILE");
    parser
        .accepts("log-format", "how the log is written; text unless given")
        .withRequiredArg()
        .describedAs("text|json");
    parser
        .accepts("config", "takes options from FILE, and from no other file")
        .withRequiredArg()
        .describedAs("FILE");
    parser.accepts("no-default-config", "takes options from the command line alone");
  }

  static void declareImages(OptionParser parser) {
    parser
        .acceptsAll(List.of("D", "images-dir"), "the images directory")
        .withRequiredArg()
        .describedAs("DIR");
  }

  static void declareTask(OptionParser parser) {
    parser
        .acceptsAll(List.of("t", "tree"), "the process whose mounts are dumped")
        .withRequiredArg()
        .describedAs("PID");
  }

  static void declareExternals(
      OptionParser parser, String form, String meaning, String bundleMeaning) {
    parser
        .acceptsAll(List.of("external"), meaning + "; mnt[]: mounts of the host are found")
        .withRequiredArg()
        .describedAs("mnt[" + form.replace(":", "]:"));
    declareMaps(parser, form, "the same without brackets; auto is mnt[]", bundleMeaning);
  }

  private static void declareMaps(
      OptionParser parser, String form, String meaning, String bundleMeaning) {
    parser.acceptsAll(List.of("M", "ext-mount-map"), meaning).withRequiredArg().describedAs(form);
    parser.accepts("oci-bundle", bundleMeaning).withRequiredArg().describedAs("DIR");
    RunPlugins.declare(parser);
  }

  static void declareDump(OptionParser parser) {
    declareTask(parser);
    declareExternals(
        parser,
        "PATH:KEY",
        "the mount at PATH comes from outside, and is KEY in the images",
        "takes the externals from DIR/config.json");
    declareChoices(parser);
  }

  /** Declares the options of a dump for a command in which {@code --external} is another. */
  static void declareDumpByMaps(OptionParser parser) {
    declareMaps(
        parser,
        "PATH:KEY",
        "the mount at PATH comes from outside, and is KEY in the images; auto: they are found",
        "takes the externals from DIR/config.json");
    declareChoices(parser);
  }

  private static void declareChoices(OptionParser parser) {
    parser
        .accepts("skip-mnt", "leaves the mounts at PATH out")
        .withRequiredArg()
        .describedAs("PATH");
    declareEnabled(parser);
    declareOutsideSharing(parser);
  }

  private static void declareOutsideSharing(OptionParser parser) {
    parser.accepts(SHARING, "external mounts may be in peer groups of the host");
    parser.accepts(MASTERS, "external mounts may be slaves of peer groups of the host");
  }

  /** Returns which links to mounts of the host are wanted, by options or letters of mnt[]. */
  static OutsideSharing outsideSharing(Invocation invocation, ExternalMounts externals) {
    return new OutsideSharing(
        invocation.has(SHARING) || externals.detection().filter(Detection::peers).isPresent(),
        invocation.has(MASTERS) || externals.detection().filter(Detection::masters).isPresent());
  }

  static void declareRestore(OptionParser parser) {
    parser
        .acceptsAll(List.of("D", "images-dir"), "the images directory, or a checkpoint archive")
        .withRequiredArg()
        .describedAs("DIR|ARCHIVE");
    parser
        .acceptsAll(List.of("r", "root"), "the directory that becomes /")
        .withRequiredArg()
        .describedAs("ROOT");
    declareExternals(
        parser,
        "KEY:PATH",
        "the external mount KEY of the images is PATH on this host",
        "takes root and externals from DIR/config.json, or from a checkpoint archive, and makes"
            + " missing mountpoints");
    declareEnabled(parser);
    declareOutsideSharing(parser);
    parser
        .acceptsAll(
            List.of("userns"),
            "what is made belongs to the user namespace of a process, or of a file such as"
                + " /proc/PID/ns/user")
        .withRequiredArg()
        .describedAs("PID|FILE");
    parser.accepts("mntns-compat-mode", "mounts in place and in order, as CRIU's older engine");
    parser.accepts(
        "no-detached-trees", "works as on kernels that cannot mount into detached trees");
  }

  private static void declareEnabled(OptionParser parser) {
    parser
        .accepts("enable-fs", "mounts file systems of these types again from where they were")
        .withRequiredArg()
        .describedAs("TYPE,...|all");
  }

  static FileSystemOptions fileSystems(Invocation invocation) throws UsageException {
    return new FileSystemOptions(
        devices(invocation), EnabledFileSystems.parse(invocation.values("enable-fs")));
  }

  static ExternalDevices devices(Invocation invocation) throws UsageException {
    try {
      return ExternalDevices.parse(invocation.values("external"));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  static ExternalMounts externals(Invocation invocation) throws UsageException {
    try {
      ExternalMounts externals =
          ExternalMounts.parse(
              invocation.values("external").stream()
                  .filter(value -> !ExternalDevices.isOne(value))
                  .toList(),
              invocation.values("M"));
      externals.ambiguities().forEach(invocation.log()::warning);
      externals
          .others()
          .forEach(value -> invocation.log().info("--external " + value + ": not about mounts"));
      return externals;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Reads the bundle of {@code --oci-bundle}, if one is given. */
  static Optional<Bundle> bundle(Invocation invocation) throws IOException {
    Optional<RawString> given = invocation.value("oci-bundle");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Path path = Invocation.path(given.get()).toAbsolutePath().normalize();
    Optional<CheckpointArchive> archive = CheckpointArchive.at(path);
    return Optional.of(archive.isPresent() ? archive.get().bundle() : Bundle.read(path));
  }
}
