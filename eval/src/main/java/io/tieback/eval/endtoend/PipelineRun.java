package io.tieback.eval.endtoend;

import io.tieback.core.privacy.Pepper;
import io.tieback.core.report.Input;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.embedded.OverloadedException;
import io.tieback.eval.data.Door;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.MovedClock;
import io.tieback.world.read.WorldFeed;
import io.tieback.world.read.WorldFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs a world through admission and the embedded runtime, on a clock that moves along its receivedAt in steps of ten
 * minutes; each line is judged at its own receipt. Reports keep the ids of the world's rows.
 */
public final class PipelineRun {
    private static final long STEP_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Pattern ORDER_ID = Pattern.compile(",\"orderId\":\"[^\"]*\"");

    private final WorldFolder world;
    private final boolean ordersAreKnown;
    private final MovedClock clock;
    private final EmbeddedRuntime runtime;
    private final Door door;

    private PipelineRun(WorldFolder world, boolean ordersAreKnown, MovedClock clock, EmbeddedRuntime runtime) {
        this.world = world;
        this.ordersAreKnown = ordersAreKnown;
        this.clock = clock;
        this.runtime = runtime;
        this.door = Door.of(world, new Pepper(1, runtime.pepperSecret()));
    }

    /** Is told how far the work has come. */
    public interface Progress {
        /** So many of so many lines. */
        void at(String step, long done, long of);
    }

    /**
     * Runs a world.
     *
     * @param dataDir an empty folder for the runtime
     * @param ordersAreKnown whether reports carry their order ids; without them copies are told by event id alone
     * @return what the ledger says in the end
     */
    public static FoundLedger of(WorldFolder world, Path dataDir, boolean ordersAreKnown, Progress progress) {
        MovedClock clock = new MovedClock(world.start());
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dataDir, EmbeddedSettings.presets(), clock)) {
            new PipelineRun(world, ordersAreKnown, clock, runtime).feed(progress);
            return FoundLedger.read(runtime.readings(), Optional::of);
        }
    }

    private void feed(Progress progress) {
        long done = 0;
        try (WorldFeed feed = WorldFeed.open(world.path())) {
            List<Input> inputs = new ArrayList<>();
            long step = -1;
            Instant latest = world.start();
            for (Optional<FeedLine> next = feed.next(); next.isPresent(); next = feed.next()) {
                FeedLine line = next.get();
                if (line.atMillis() / STEP_MILLIS != step) {
                    append(inputs, latest);
                    step = line.atMillis() / STEP_MILLIS;
                    progress.at("running the world", done, world.lines());
                }
                latest = line.at();
                door.admitted(known(line)).ifPresent(arrival -> inputs.add(arrival.input()));
                done++;
            }
            append(inputs, latest);
        }
        if (!runtime.awaitQuiet(PATIENCE)) {
            throw new IllegalStateException("the runtime does not come to rest");
        }
    }

    private void append(List<Input> inputs, Instant at) {
        clock.moveTo(at);
        while (!inputs.isEmpty()) {
            try {
                runtime.door().append(inputs);
                inputs.clear();
            } catch (OverloadedException full) {
                runtime.awaitQuiet(PATIENCE);
            }
        }
    }

    private FeedLine known(FeedLine line) {
        return ordersAreKnown
                ? line
                : new FeedLine(
                        line.kind(),
                        line.atMillis(),
                        line.sender(),
                        line.subject(),
                        ORDER_ID.matcher(line.body()).replaceFirst(""));
    }
}
