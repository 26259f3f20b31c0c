package criu.mount.restore;

import criu.mount.filesystem.FileSystemType;
import criu.mount.filesystem.FileSystemType.Content;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.plan.Handle;
import criu.mount.plan.Step;
import criu.syscall.CloneFlag;
import criu.syscall.Fd;
import criu.syscall.Kernel;
import criu.syscall.NamespaceThread;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what of a plan the kernel refuses to a program that is itself in a user namespace, by
 * trying it on mounts that stand nowhere, in a mount namespace that is thrown away.
 */
public final class ConfinementTrial {
  private final Kernel kernel;
  private final FileSystemMaker maker;
  private final Map<RawString, Optional<IOException>> types = new HashMap<>();
  private final Map<Handle, RawString> copied = new HashMap<>();
  private final List<Refusal> refused = new ArrayList<>();

  private ConfinementTrial(Kernel kernel, HostOptions hostOptions) {
    this.kernel = kernel;
    this.maker = new FileSystemMaker(kernel, hostOptions);
  }

  /** Tells whether this program is in a user namespace other than the initial one. */
  public static boolean isNeeded() throws IOException {
    return UserNamespaceChoice.isConfined();
  }

  /**
   * Returns what is refused.
   *
   * @param steps the plan
   * @param forest the trees that it builds
   */
  public static List<Refusal> refused(Kernel kernel, List<Step> steps, MountForest forest)
      throws IOException {
    ConfinementTrial trial = new ConfinementTrial(kernel, HostOptions.neededFor(forest));
    try (NamespaceThread thread = NamespaceThread.start(kernel, "trial")) {
      thread.run(() -> {
        kernel.namespaces().unshare(Set.of(CloneFlag.CLONE_NEWNS));
        Site.makePrivate(kernel);
        steps.forEach(trial::look);
      });
    }
    List<Refusal> refused = new ArrayList<>();
    for (Refusal refusal : trial.refused) {
      refused.add(trial.explained(refusal));
    }
    return refused;
  }

  /**
   * Says which flags are locked; to be called where the host's mounts have the ids of mountinfo.
   */
  private Refusal explained(Refusal refusal) throws IOException {
    Optional<RawString> path =
        refusal.step() instanceof Step.SetFlags flags
            ? Optional.ofNullable(copied.get(flags.handle()))
            : Optional.empty();
    if (path.isEmpty()) {
      return refusal;
    }
    Optional<Mount> host =
        Optional.ofNullable(HostMounts.under(kernel.files(), Set.of(path.get())).get(path.get()));
    return host.map(on -> refusal.because(Confinement.ofFlags(refusal.mount(), on)))
        .orElse(refusal);
  }

  private void look(Step step) {
    switch (step) {
      case Step.MakeFileSystem s when isForbiddenAtTimes(s.mount()) ->
          types
              .computeIfAbsent(s.mount().superblock().baseType(), type -> failureOf(s))
              .ifPresent(failure -> add(s, failure));
      case Step.CopyHostPath s -> copy(s, s.made(), s.path());
      case Step.CopyHostPeer s -> copy(s, s.made(), s.path());
      case Step.CopyMount s ->
          Optional.ofNullable(copied.get(s.source())).ifPresent(path -> copied.put(s.made(), path));
      case Step.SetFlags s when copied.containsKey(s.handle()) -> flag(s);
      default -> {} // it is allowed, or depends on what is not there yet
    }
  }

  private static boolean isForbiddenAtTimes(Mount mount) {
    return FileSystemType.named(mount.superblock().baseType())
        .filter(type -> type.content() == Content.FROM_THE_KERNEL && !type.belongsToItsMaker())
        .isPresent();
  }

  private Optional<IOException> failureOf(Step.MakeFileSystem step) {
    try (Fd _ = maker.make(step.mount(), Optional.empty(), ConfinementTrial::noScratch)) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static Scratch noScratch() throws IOException {
    throw new IOException("its options are too long to be tried");
  }

  private void copy(Step step, Handle made, RawString path) {
    try (Fd _ = kernel.mounts().openTree(Fd.CWD, path, Places.COPY_PATH)) {
      copied.put(made, path);
    } catch (IOException e) {
      add(step, e);
    }
  }

  /** What is locked on a mount of the host is locked on every copy of it. */
  private void flag(Step.SetFlags step) {
    RawString path = Optional.ofNullable(copied.get(step.handle())).orElseThrow();
    try (Fd copy = kernel.mounts().openTree(Fd.CWD, path, Places.COPY_PATH)) {
      kernel
          .mounts()
          .mountSetattr(
              copy, RawString.EMPTY, Places.THIS, Attributes.exactly(step.mount().flags()));
    } catch (IOException e) {
      add(step, e);
    }
  }

  /** Only what is forbidden is found here; everything else is found when it is done. */
  private void add(Step step, IOException failure) {
    Confinement.of(step, failure)
        .ifPresent(forbidden -> refused.add(Refusal.of(step, forbidden, failure)));
  }
}
