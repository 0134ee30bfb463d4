package io.tieback.eval.endtoend;

import io.tieback.core.admit.Admission;
import io.tieback.core.admit.AdmissionLimits;
import io.tieback.core.admit.AdvertiserFacts;
import io.tieback.core.admit.Verdict;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.core.privacy.Pepper;
import io.tieback.core.report.Input;
import io.tieback.embedded.EmbeddedRuntime;
import io.tieback.embedded.EmbeddedSettings;
import io.tieback.embedded.OverloadedException;
import io.tieback.wire.Batch;
import io.tieback.wire.DocumentReader;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.MovedClock;
import io.tieback.world.read.WorldFeed;
import io.tieback.world.read.WorldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private final DocumentReader reader = new DocumentReader();
    private final Admission admission;

    private PipelineRun(WorldFolder world, boolean ordersAreKnown, MovedClock clock, EmbeddedRuntime runtime) {
        this.world = world;
        this.ordersAreKnown = ordersAreKnown;
        this.clock = clock;
        this.runtime = runtime;
        this.admission =
                new Admission(new Pepper(1, runtime.pepperSecret()), AdmissionLimits.presets(), networks(world));
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

    private static NetworkTable networks(WorldFolder world) {
        try {
            return NetworkTable.read(Files.readAllLines(world.networks()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
                admitted(line).ifPresent(inputs::add);
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

    private Optional<? extends Input> admitted(FeedLine line) {
        Instant now = line.at();
        return switch (line.kind()) {
            case IDENTIFIERS ->
                input(admission.userIdentifiers(row(reader.userIdentifiers(line.subject(), bytes(line.body()))), now));
            case SIGHTING -> input(admission.sighting(row(reader.sightings(list("sightings", line.body()))), now));
            case ENGAGEMENT ->
                input(admission.engagement(
                        row(reader.engagements(list("engagements", line.body()))),
                        world.currencies()::containsKey,
                        now));
            case REPORT -> input(report(line, now));
        };
    }

    private Verdict<? extends Input> report(FeedLine line, Instant now) {
        String body =
                ordersAreKnown ? line.body() : ORDER_ID.matcher(line.body()).replaceFirst("");
        String currency = world.currencies().getOrDefault(line.sender(), "");
        AdvertiserFacts advertiser = new AdvertiserFacts(line.sender(), ZoneOffset.UTC, currency, "");
        return admission.report(row(reader.reports(list("reports", body))), advertiser, line.subject(), now);
    }

    private static Optional<? extends Input> input(Verdict<? extends Input> verdict) {
        return verdict instanceof Verdict.Admitted<? extends Input> admitted
                ? Optional.of(admitted.input())
                : Optional.empty();
    }

    private static byte[] list(String name, String row) {
        return bytes("{\"" + name + "\":[" + row + "]}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T row(Batch<T> batch) {
        if (batch instanceof Batch.Rows<T> rows) {
            return rows.rows().get(0).raw();
        }
        throw new IllegalStateException("the world writes what the API cannot read");
    }
}
