package io.tieback.eval.data;

import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.world.World;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.write.ParallelWriter.Progress;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The worlds whose truth teaches the oracle: other seeds than the judged world's, hence other people. Worlds that were
 * not given are made one at a time and cleared away, so that only one lies on the disk.
 *
 * @param judged the world that the oracle is judged on
 * @param given worlds to learn from; empty means that siblings of the judged world are made
 * @param siblings how many are made
 * @param progress told of the making; the judged world is the first of those that are numbered
 */
public record Teachers(WorldFolder judged, List<WorldFolder> given, int siblings, Progress progress) {
    public Teachers {
        given = List.copyOf(given);
    }

    /** How many there are. */
    public int count() {
        return given.isEmpty() ? siblings : given.size();
    }

    /** Shows them one after the other. */
    public void each(Consumer<WorldFolder> pupil) {
        given.forEach(pupil);
        if (given.isEmpty()) {
            for (int further = 1; further <= siblings; further++) {
                World sibling = sibling(further);
                Progress numbered = NumberedWorld.progress(sibling, 1 + further, 1 + siblings, progress);
                try (TemporaryFolder folder = TemporaryFolder.create()) {
                    pupil.accept(WorldFolder.write(sibling, folder.path(), numbered));
                }
            }
        }
    }

    /** For people: which worlds. */
    public String describe() {
        long[] seeds = given.isEmpty()
                ? LongStream.rangeClosed(1, siblings)
                        .map(further -> sibling(further).seed())
                        .toArray()
                : given.stream().mapToLong(one -> one.world().seed()).toArray();
        return count() + " worlds to learn from, seeds "
                + String.join(
                        ", ", LongStream.of(seeds).mapToObj(String::valueOf).toList());
    }

    /** A world under the same settings, as large and as long, with other people. */
    private World sibling(long further) {
        World world = judged.world();
        long seed = world.seed() + further;
        return new World(world.profile(), world.settings(), seed, world.people(), world.days(), world.start());
    }
}
