package criu.mount.dump;

import criu.mount.model.Checkpoint;
import criu.mount.rule.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * What a dump wrote.
 *
 * @param checkpoint the checkpoint
 * @param archives how many superblocks were archived
 * @param warnings what will not come back as it is
 * @param changes what changed meanwhile, a line each; none unless that was allowed
 * @param leftovers files in the images directory that a dump left there when it was killed
 */
public record DumpReport(
    Checkpoint checkpoint,
    int archives,
    List<Problem> warnings,
    List<String> changes,
    List<Path> leftovers) {}
