package io.tieback.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.Silence;
import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.Target;
import io.tieback.core.privacy.AgentTraits;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ActionSource;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Trace;
import io.tieback.engine.read.ActReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A shop whose server names its own address, at which people of the shop's office are users of the platform. */
class ServerAddressTest {
    private static final Instant START = Instant.parse("2026-03-03T00:00:00Z");
    private static final MatchKey OFFICE = address(-1);
    private static final Trace BROWSER = new Trace(new AgentTraits("safari", 18, "ios", 18), "");
    private static final int REPORTS = 240;

    @Test
    void ordersAreNotGivenToPeopleAtTheServersAddressOnceItIsLearnt() {
        try (SequentialRuntime runtime = new SequentialRuntime(Worlds.pipeline())) {
            for (Scenario.Event event : events(7)) {
                runtime.accept(event.at(), event.input());
            }
            List<String> given = new ArrayList<>();
            for (LedgerEntry entry : runtime.ledger().values()) {
                if (entry.target() instanceof Target.Unattributed
                        && entry.setting().equals("linear")) {
                    given.add(entry.reportId());
                }
            }
            assertThat(given).contains("s0").doesNotContain("s100", "s" + (REPORTS - 1));
            ActReader.ActSnapshot act =
                    ActReader.read(runtime.state(), "s" + (REPORTS - 1)).orElseThrow();
            assertThat(act.match().unheard()).containsExactly(Silence.SERVER_ADDRESS);
            assertThat(act.match().candidates().userIds()).isEmpty();
        }
    }

    @Test
    void theLedgerIsTheSameInWhateverOrderMessagesAreDelivered() {
        for (long seed = 0; seed < 20; seed++) {
            try (ScenarioRuntime plain = new SequentialRuntime(Worlds.pipeline());
                    ScenarioRuntime mixed = new InterleavingRuntime(Worlds.pipeline(), seed * 31)) {
                List<Scenario.Event> events = events(seed);
                for (int i = 0; i < events.size(); i++) {
                    plain.accept(events.get(i).at(), events.get(i).input());
                    mixed.accept(events.get(i).at(), events.get(i).input());
                    if (i % 40 == 0) {
                        mixed.settle();
                    }
                }
                mixed.settle();
                assertThat(mixed.ledger()).as("seed %s", seed).isEqualTo(plain.ledger());
            }
        }
    }

    /** Twelve people of the office are seen, then orders come: by the tag from home, by the server from the office. */
    private static List<Scenario.Event> events(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Scenario.Event> events = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < 12; i++) {
            now = now.plusSeconds(60);
            events.add(new Scenario.Event(now, new Sighting("u" + i, now, List.of(OFFICE), BROWSER)));
        }
        now = now.plus(Duration.ofHours(2));
        for (int i = 0; i < REPORTS; i++) {
            now = now.plusSeconds(random.nextInt(600));
            MatchKey cookie = new MatchKey(MatchKey.Kind.COOKIE, 1, i, 1);
            events.add(new Scenario.Event(now, report("t" + i, IngestChannel.TAG, address(i), cookie, now)));
            events.add(new Scenario.Event(now, report("s" + i, IngestChannel.CONVERSIONS_API, OFFICE, cookie, now)));
        }
        return events;
    }

    private static ConversionReport report(
            String id, IngestChannel channel, MatchKey address, MatchKey cookie, Instant at) {
        return new ConversionReport(
                id,
                "shop",
                "web",
                new ConversionType("lead"),
                ActionSource.WEB,
                channel,
                at,
                id,
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(cookie, address),
                BROWSER,
                1,
                ZoneOffset.UTC);
    }

    private static MatchKey address(long number) {
        return new MatchKey(MatchKey.Kind.IP_HOST, 1, 2, number);
    }
}
