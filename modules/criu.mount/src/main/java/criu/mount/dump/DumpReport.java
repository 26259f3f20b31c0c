package criu.mount.dump;

import criu.mount.model.Checkpoint;
import criu.mount.rule.Problem;
import java.util.List;

/**
 * What a dump wrote.
 *
 * @param checkpoint the checkpoint
 * @param archives how many superblocks were archived
 * @param warnings what will not come back as it is
 */
public record DumpReport(Checkpoint checkpoint, int archives, List<Problem> warnings) {}
