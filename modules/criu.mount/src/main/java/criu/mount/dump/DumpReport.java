package criu.mount.dump;

import criu.mount.model.Checkpoint;
import criu.mount.procfs.UnknownFlag;
import java.util.List;

/**
 * What a dump wrote.
 *
 * @param checkpoint the checkpoint
 * @param archives how many superblocks were archived
 * @param unknown flags and words that no image can hold
 */
public record DumpReport(Checkpoint checkpoint, int archives, List<UnknownFlag> unknown) {}
