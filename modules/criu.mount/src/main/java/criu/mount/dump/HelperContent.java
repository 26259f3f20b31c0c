package criu.mount.dump;

import criu.mount.archive.ArchiveObserver;
import criu.mount.archive.Compressor;
import criu.mount.model.Mount;
import criu.mount.model.MountForest;
import criu.mount.userns.Chunks;
import criu.mount.userns.Helper;
import criu.mount.userns.UserNamespaceTarget;
import criu.syscall.RawString;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Content that is read by a helper in the user namespace of the dumped process. */
final class HelperContent implements ContentSource {
  private final Helper helper;

  private HelperContent(Helper helper) {
    this.helper = helper;
  }

  /** Starts the helper, and has it open the mounts of all parts. */
  static HelperContent of(
      List<LiveNamespace> namespaces, MountForest forest, List<ArchivedFileSystem> archived)
      throws IOException {
    int pid = namespaces.getFirst().pid();
    HelperContent content =
        new HelperContent(Helper.start(UserNamespaceTarget.of(pid), ContentService.WORK));
    try {
      List<Mount> wanted = new ArrayList<>();
      archived.forEach(one -> wanted.addAll(one.parts().values()));
      for (LiveNamespace namespace : namespaces) {
        content.open(namespace, forest, wanted);
      }
      return content;
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  private void open(LiveNamespace namespace, MountForest forest, List<Mount> wanted)
      throws IOException {
    List<Mount> here =
        wanted.stream().filter(m -> forest.namespace(m).id() == namespace.id()).toList();
    if (!here.isEmpty()) {
      DataOutputStream request = helper.requests();
      request.writeByte(ContentService.OPEN);
      request.writeInt(namespace.pid());
      request.writeInt(here.size());
      for (Mount mount : here) {
        request.writeInt(mount.id());
      }
      helper.answer();
    }
  }

  @Override
  public void archive(
      ArchivedFileSystem one, OutputStream out, Compressor compressor, ArchiveObserver observer)
      throws IOException {
    DataOutputStream request = helper.requests();
    request.writeByte(ContentService.ARCHIVE);
    request.writeInt(compressor.level());
    request.writeInt(one.parts().size());
    for (Map.Entry<RawString, Mount> part : one.parts().entrySet()) {
      request.writeUTF(part.getKey().substring(1).latin1());
      request.writeInt(part.getValue().id());
    }
    helper.answer();
    Chunks.receive(helper.answers(), out);
  }

  @Override
  public boolean takesSeveral() {
    return false;
  }

  @Override
  public long usedBytes(ArchivedFileSystem one) {
    return 0; // only the helper could tell
  }

  @Override
  public void close() {
    helper.close();
  }
}
