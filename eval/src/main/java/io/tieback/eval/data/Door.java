package io.tieback.eval.data;

import io.tieback.core.admit.Admission;
import io.tieback.core.admit.AdmissionLimits;
import io.tieback.core.admit.AdvertiserFacts;
import io.tieback.core.admit.RawEngagement;
import io.tieback.core.admit.RawReport;
import io.tieback.core.admit.RawSighting;
import io.tieback.core.admit.RawUserIdentifiers;
import io.tieback.core.admit.Verdict;
import io.tieback.core.privacy.NetworkTable;
import io.tieback.core.privacy.Pepper;
import io.tieback.core.report.Input;
import io.tieback.wire.Batch;
import io.tieback.wire.DocumentReader;
import io.tieback.world.read.FeedLine;
import io.tieback.world.read.WorldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The product's own way in for a world's lines: read as the API reads them, and judged by admission at their own
 * receipt. Reports keep the ids of the world's rows.
 */
public final class Door {
    /** All keys of a world are made under it, unless another is named. */
    static final Pepper PEPPER = new Pepper(1, new byte[Pepper.SECRET_BYTES]);

    private final DocumentReader reader = new DocumentReader();
    private final WorldFolder world;
    private final Admission admission;

    private Door(WorldFolder world, Pepper pepper) {
        this.world = world;
        this.admission = new Admission(pepper, AdmissionLimits.presets(), networks(world));
    }

    /**
     * An admitted input.
     *
     * @param receivedAt when it came
     * @param input what came
     */
    public record Arrival(Instant receivedAt, Input input) {}

    /** Under the pepper that every reading of a world shares. */
    public static Door of(WorldFolder world) {
        return new Door(world, PEPPER);
    }

    /** Under a pepper of its own. */
    public static Door of(WorldFolder world, Pepper pepper) {
        return new Door(world, pepper);
    }

    /**
     * What comes in of a line; nothing of a report that is refused.
     *
     * @throws UnfitData if the platform's own line is refused, as no world of this version's is
     */
    public Optional<Arrival> admitted(FeedLine line) {
        Instant now = line.at();
        return switch (line.kind()) {
            case IDENTIFIERS -> {
                RawUserIdentifiers raw = row(reader.userIdentifiers(line.subject(), bytes(line.body())));
                yield required(admission.userIdentifiers(raw, now), now);
            }
            case SIGHTING -> {
                RawSighting raw = row(reader.sightings(list("sightings", line.body())));
                yield required(admission.sighting(raw, now), now);
            }
            case ENGAGEMENT -> {
                RawEngagement raw = row(reader.engagements(list("engagements", line.body())));
                yield required(admission.engagement(raw, world.currencies()::containsKey, now), now);
            }
            case REPORT -> {
                RawReport raw = row(reader.reports(list("reports", line.body())));
                yield arrival(admission.report(raw, advertiser(line), line.subject(), now), now);
            }
        };
    }

    private static NetworkTable networks(WorldFolder world) {
        try {
            return NetworkTable.read(Files.readAllLines(world.networks()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private AdvertiserFacts advertiser(FeedLine line) {
        String currency = world.currencies().getOrDefault(line.sender(), "");
        return new AdvertiserFacts(line.sender(), ZoneOffset.UTC, currency, "");
    }

    private static Optional<Arrival> required(Verdict<? extends Input> verdict, Instant now) {
        Optional<Arrival> arrival = arrival(verdict, now);
        if (arrival.isEmpty()) {
            throw new UnfitData("the platform's own line of " + now + " is refused", "Generate the world anew.");
        }
        return arrival;
    }

    private static Optional<Arrival> arrival(Verdict<? extends Input> verdict, Instant now) {
        return verdict instanceof Verdict.Admitted<? extends Input> admitted
                ? Optional.of(new Arrival(now, admitted.input()))
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
        throw new UnfitData("a line of the world is not what the API reads", "Generate the world anew.");
    }
}
