package criu.cli;

import criu.mount.oci.Bundle;
import criu.mount.restore.RestoreOptions;
import criu.mount.restore.RestoreOptions.Engine;
import criu.mount.userns.UserNamespaceTarget;
import criu.syscall.RawString;
import java.io.IOException;
import java.util.Optional;

/** Turns the command line of restore and plan into what to restore. */
final class RestorePlanOptions {

  private RestorePlanOptions() {}

  static RestoreOptions of(Invocation invocation, RunPlugins plugins, Images images)
      throws IOException, UsageException {
    Optional<RawString> root = invocation.value("r");
    Optional<Bundle> bundle = CommonOptions.bundle(invocation);
    return new RestoreOptions(
        images.directory(),
        root.isEmpty() ? bundle.map(Bundle::root) : Optional.of(Invocation.absolute(root.get())),
        CommonOptions.externals(invocation),
        CommonOptions.devices(invocation),
        plugins.chain(),
        engine(invocation),
        bundle,
        userNamespace(invocation));
  }

  /** Returns the user namespace of {@code --userns}: a process id, or a file. */
  private static Optional<UserNamespaceTarget> userNamespace(Invocation invocation)
      throws IOException, UsageException {
    Optional<RawString> value = invocation.value("userns");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean isNumber = value.get().latin1().chars().allMatch(Character::isDigit);
    UserNamespaceTarget target =
        isNumber
            ? UserNamespaceTarget.of(Invocation.pid(value.get()))
            : UserNamespaceTarget.of(Invocation.path(value.get()).toAbsolutePath());
    return Optional.of(target.required());
  }

  /** Returns the engine that the options ask for. */
  static Engine engine(Invocation invocation) {
    if (invocation.has("mntns-compat-mode")) {
      return Engine.CLASSIC;
    }
    return invocation.has("no-detached-trees") ? Engine.DETACHED_IN_PLACE : Engine.DETACHED;
  }
}
