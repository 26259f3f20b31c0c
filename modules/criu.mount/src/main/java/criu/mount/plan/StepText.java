package criu.mount.plan;

import java.util.Locale;

/** What a step does, in words for messages and for the printed plan. */
public final class StepText {

  private StepText() {}

  /** Returns a few words in the imperative. */
  public static String of(Step step) {
    return switch (step) {
      case Step.MakeFileSystem s -> "make a file system of type " + s.mount().superblock().type();
      case Step.MountSource s ->
          "mount " + s.source() + " of type " + s.mount().superblock().type();
      case Step.FillFileSystem s -> "unpack the content";
      case Step.SealFileSystem s -> "give the file system its flags";
      case Step.CopyHostPath s -> "copy " + s.path() + " of the host";
      case Step.CopyHostPeer s -> "copy " + s.path() + " of the host, linked to it";
      case Step.CopyMount s ->
          s.path().isEmpty() ? "copy " + s.source() : "copy " + s.path() + " of " + s.source();
      case Step.Premount s -> "let a plugin mount at " + s.temporary();
      case Step.TakePremount s -> "take what the plugin mounted";
      case Step.SetFlags s ->
          s.handle().kind() == Handle.Kind.MOUNT
              ? "set the flags"
              : "set the flags of " + s.handle();
      case Step.Park s -> "park " + s.handle();
      case Step.Place s ->
          s.below().isEmpty()
              ? "place over " + s.parent().label()
              : "place at " + s.below() + " of " + s.parent().label();
      case Step.AttachRoot s -> "attach the root";
      case Step.SwitchRoot s -> "switch the root";
      case Step.JoinGroup s ->
          (s.handle().kind() == Handle.Kind.MOUNT ? "" : s.handle() + " ")
              + "join the peer group of "
              + s.from();
      case Step.CopyDeleted s -> "copy " + s.path() + ", made until it stands, of " + s.source();
      case Step.SetPropagation s ->
          "make "
              + (s.handle().kind() == Handle.Kind.MOUNT ? "" : s.handle() + " ")
              + s.propagation().name().substring(3).toLowerCase(Locale.ROOT);
      case Step.EnterRoot s -> "switch the root and keep the host's tree aside";
      case Step.ClearOldTree s -> "unmount the host's tree";
      case Step.KeepRoot s -> "keep the root";
      case Step.MountInPlace s -> "let a plugin mount at " + s.mount().mountpoint();
      case Step.MoveHome s -> "move home from " + Step.temporaryPlace(s.mount());
      case Step.TakeCopy s -> "take the copy propagated to " + s.parent().label();
      case Step.UnmountCopy s -> "unmount the copy propagated to " + s.parent().label();
      case Step.LeaveOldRoot s -> "drop the host's tree";
      case Step.Release s -> "release " + s.handle();
    };
  }
}
