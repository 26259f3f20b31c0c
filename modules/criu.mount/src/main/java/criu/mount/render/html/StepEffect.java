package criu.mount.render.html;

import criu.mount.plan.Handle;
import criu.mount.plan.Step;

/** What a step does to the mount for whose sake it is done, as far as a picture shows it. */
enum StepEffect {
  /** Nothing that is seen: something is kept aside, or filled, or let go. */
  NONE("nothing"),
  /** It is there, but not in its place. */
  MADE("made"),
  /** It stands in its place. */
  PLACED("placed"),
  /** It is in its peer group, or a slave. */
  LINKED("linked"),
  /** It is there, with its peer group. */
  MADE_LINKED("made linked");

  private final String word;

  StepEffect(String word) {
    this.word = word;
  }

  /** Returns the words by which the script of the page knows it. */
  String word() {
    return word;
  }

  static StepEffect of(Step step) {
    return switch (step) {
      case Step.MakeFileSystem s -> made(s.made());
      case Step.MountSource s -> made(s.made());
      case Step.CopyHostPath s -> made(s.made());
      case Step.CopyHostPeer s -> linked(s.made());
      case Step.CopyMount s -> copy(s.made(), s.source());
      case Step.CopyDeleted s -> copy(s.made(), s.source());
      case Step.TakePremount s -> made(s.made());
      case Step.Premount s -> MADE;
      case Step.Place s -> PLACED;
      case Step.AttachRoot s -> PLACED;
      case Step.SwitchRoot s -> PLACED;
      case Step.EnterRoot s -> PLACED;
      case Step.KeepRoot s -> PLACED;
      case Step.MountInPlace s -> PLACED;
      case Step.MoveHome s -> PLACED;
      case Step.TakeCopy s -> PLACED;
      case Step.JoinGroup s -> isOfTree(s.handle()) ? LINKED : NONE;
      case Step.SetPropagation s -> isOfTree(s.handle()) ? LINKED : NONE;
      case Step.FillFileSystem s -> NONE;
      case Step.SealFileSystem s -> NONE;
      case Step.SetFlags s -> NONE;
      case Step.Park s -> NONE;
      case Step.ClearOldTree s -> NONE;
      case Step.UnmountCopy s -> NONE;
      case Step.LeaveOldRoot s -> NONE;
      case Step.Release s -> NONE;
    };
  }

  private static StepEffect made(Handle handle) {
    return isOfTree(handle) ? MADE : NONE;
  }

  private static StepEffect linked(Handle handle) {
    return isOfTree(handle) ? MADE_LINKED : NONE;
  }

  /** A copy of a seed is in its group; a copy of anything else is private. */
  private static StepEffect copy(Handle handle, Handle source) {
    return source.kind() == Handle.Kind.SEED ? linked(handle) : made(handle);
  }

  private static boolean isOfTree(Handle handle) {
    return handle.kind() == Handle.Kind.MOUNT;
  }
}
