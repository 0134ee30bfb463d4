package io.tieback.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.attribute.ConversionPath;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.AdEngagement;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.EngagementKind;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Input;
import io.tieback.core.report.Money;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.pipeline.Cascade;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.Position;
import io.tieback.engine.step.StoreOverlay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one input costs must not grow with the history of the user whom it concerns. */
class BoundedReadsTest {
    private static final Instant START = Instant.parse("2026-03-03T00:00:00Z");
    private static final MatchKey EMAIL = ScenarioReader.key("email:alice");

    /** The touchpoints of each kind, and some rows for ids, keys and the act itself. */
    private static final long MOST_ROWS = 3L * ConversionPath.MAX_TOUCHPOINTS + 40;

    private final CountingStore store = new CountingStore(new MemoryStore());
    private final Cascade cascade = new Cascade(Worlds.pipeline());
    private Instant now = START;
    private long offset;

    /** How many rows the input reads; a second later than the one before. */
    private long cost(Input input) {
        now = now.plusSeconds(1);
        store.takeRowsRead();
        StoreOverlay overlay = new StoreOverlay(store);
        cascade.run(overlay, new Position(now, 0, offset++), input);
        overlay.commit();
        return store.takeRowsRead();
    }

    private AdEngagement engagement(int i) {
        EngagementKind kind = EngagementKind.values()[i % 3];
        return new AdEngagement("e" + i, "u", "shop", "c", "ad", kind, now, List.of(), Trace.UNKNOWN);
    }

    private ConversionReport report(String id, Instant occurredAt) {
        return new ConversionReport(
                id,
                "shop",
                "web",
                new ConversionType("checkout"),
                ActionSource.WEB,
                IngestChannel.TAG,
                occurredAt,
                "ev" + id,
                "or" + id,
                Optional.of(new Money(Money.MICROS, "EUR")),
                Optional.empty(),
                List.of(EMAIL),
                Trace.UNKNOWN,
                0,
                ZoneId.of("UTC"));
    }

    @Test
    void aUserOfFiftyThousandEngagementsCostsNoMoreReadsThanTheBound() {
        cost(new UserIdentifiers("u", now, List.of(EMAIL)));
        long first = cost(report("first", now));
        for (int i = 0; i < 50_000; i++) {
            // an engagement is late for no act but the first: the acts in its window are what it costs
            assertThat(cost(engagement(i))).isLessThan(MOST_ROWS);
        }
        assertThat(first).isLessThan(MOST_ROWS);
        assertThat(cost(report("latest", now))).isLessThan(MOST_ROWS);
        assertThat(cost(report("earlier", START.plusSeconds(30_000)))).isLessThan(MOST_ROWS);
        assertThat(cost(report("before-all", START.minus(Duration.ofDays(1))))).isLessThan(MOST_ROWS);
    }

    @Test
    void aUserOfAThousandActsCostsNoMoreReadsThanTheBound() {
        cost(new UserIdentifiers("u", now, List.of(EMAIL)));
        cost(engagement(0));
        for (int i = 0; i < 1_000; i++) {
            assertThat(cost(report("r" + i, now))).isLessThan(MOST_ROWS);
        }
        assertThat(cost(engagement(1))).isLessThan(MOST_ROWS);
        assertThat(cost(new Sighting("u", now, List.of(EMAIL), Trace.UNKNOWN))).isLessThan(MOST_ROWS);
    }
}
