package criu.mount.dump;

import criu.mount.model.Checkpoint;
import criu.mount.procfs.UnknownFlag;
import criu.mount.rule.Problem;
import java.util.List;

/**
 * What a dump wrote.
 *
 * @param checkpoint the checkpoint
 * @param archives how many superblocks were archived
 * @param unknown flags and words that no image can hold
 * @param warnings what will not come back as it is
 */
public record DumpReport(
    Checkpoint checkpoint, int archives, List<UnknownFlag> unknown, List<Problem> warnings) {}
