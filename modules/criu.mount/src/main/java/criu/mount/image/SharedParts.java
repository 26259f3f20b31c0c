package criu.mount.image;

import com.google.protobuf.ByteString;
import criu.mount.model.Last;
import criu.mount.model.MountFlags;
import criu.mount.model.Superblock;
import criu.syscall.RawString;
import java.util.HashMap;
import java.util.Map;

/** What records before have told, so that mounts of which the same is told share one value. */
final class SharedParts {
  private final Map<Superblock, Superblock> superblocks = new HashMap<>();
  private final LastField root = new LastField("root");
  private final LastField source = new LastField("source");
  private final LastField options = new LastField("options");
  private final Last<MountFlags> flags = new Last<>(MountFlags.NONE);

  /** Returns the first that was equal. */
  Superblock superblock(Superblock told) {
    return superblocks.computeIfAbsent(told, same -> same);
  }

  RawString root(ByteString told, ImagePlace place) throws ImageException {
    return root.of(told, place);
  }

  RawString source(ByteString told, ImagePlace place) throws ImageException {
    return source.of(told, place);
  }

  RawString options(ByteString told, ImagePlace place) throws ImageException {
    return options.of(told, place);
  }

  /** Returns the same flags, the very object of the record before if they are equal. */
  MountFlags flags(MountFlags told) {
    return flags.same(told);
  }
}
