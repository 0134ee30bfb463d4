package io.tieback.eval.data;

import io.tieback.eval.data.Door.Arrival;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.FeedLine.Kind;
import io.tieback.world.read.WorldFeed;
import io.tieback.world.read.WorldFolder;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Everything that platform and advertisers of a world send and the door admits, in the order of its arrival. */
public final class WorldInputs {
    private WorldInputs() {}

    /** Shows the inputs of some kinds, one after the other. */
    public static void each(WorldFolder world, Set<Kind> kinds, Consumer<Arrival> consumer) {
        Door door = Door.of(world);
        try (WorldFeed feed = WorldFeed.open(world.path(), kinds)) {
            for (Optional<FeedLine> line = feed.next(); line.isPresent(); line = feed.next()) {
                door.admitted(line.get()).ifPresent(consumer);
            }
        }
    }
}
