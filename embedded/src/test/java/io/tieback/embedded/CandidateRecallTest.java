package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.EvidenceSegment;
import io.tieback.core.identity.Sought.Outcome;
import io.tieback.core.privacy.MatchKey;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.Input;
import io.tieback.core.report.Sighting;
import io.tieback.core.report.Tick;
import io.tieback.core.report.UserConsent;
import io.tieback.core.report.UserIdentifiers;
import io.tieback.engine.evidence.AddressStep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether users whom keys name are found without them is counted once, and counted anew when it changes. */
class CandidateRecallTest {
    private static final Instant START = Visits.START;
    private static final LocalDate DAY = LocalDate.ofInstant(START, ZoneOffset.UTC);
    private static final MatchKey HOME = new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, 2);
    private static final MatchKey CAFE = new MatchKey(MatchKey.Kind.IP_HOST, 1, 1, 3);
    private static final int IN_CAFE = 100;

    @TempDir
    Path dir;

    private final TestClock clock = new TestClock(START.plus(Duration.ofHours(9)));

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4_096})
    void whetherUsersAreFoundWithoutTheirKeysIsCountedByDayAdvertiserAndSegment(int batchInputs) {
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, settings(batchInputs), clock)) {
            send(runtime, known());
            send(
                    runtime,
                    List.of(
                            report("found", List.of(HOME, email(1))),
                            report("unseen", List.of(HOME, email(2))),
                            report("capped", List.of(CAFE, email(IN_CAFE))),
                            report("unasked", List.of(email(1))),
                            report("nameless", List.of(HOME))));
            assertThat(runtime.readings().candidateRecall(DAY))
                    .containsExactly(
                            new RecallRow(DAY, "shop", EvidenceSegment.ADDRESS_SOLE, 1, 0, 1, 0),
                            new RecallRow(DAY, "shop", EvidenceSegment.ADDRESS_CROWDED, 0, 1, 0, 0),
                            new RecallRow(DAY, "shop", EvidenceSegment.NONE, 0, 0, 0, 1));
            CapFigures caps = runtime.readings().capFigures();
            assertThat(caps.addressAnswers()).isEqualTo(4);
            assertThat(caps.addressAnswersCapped()).isEqualTo(1);
            assertThat(caps.addressUsersUnkept())
                    .isBetween(IN_CAFE - AddressStep.MAX_USERS - 15L, IN_CAFE - AddressStep.MAX_USERS + 15L);
            assertThat(runtime.readings().candidateRecall(DAY.plusDays(1))).isEmpty();

            // seen there later that day, the second is found in the next round; the first has opted out
            send(runtime, List.of(sighting(2, HOME, 10), new UserConsent("u1", true)));
            clock.advance(Duration.ofDays(1));
            send(runtime, List.of(new Tick()));
            assertThat(runtime.readings().capFigures().recall())
                    .isEqualTo(Map.of(Outcome.FOUND, 1L, Outcome.CAPPED, 1L, Outcome.UNSEEN, 0L, Outcome.UNASKED, 0L));
        }
        assertThat(Verification.run(dir, ReleaseReader.NONE, (phase, done, of) -> {}))
                .allMatch(Law::held);
    }

    /** Ninety-nine were seen in the café after the one who is sought there. */
    private static List<Input> known() {
        List<Input> inputs = new ArrayList<>();
        for (int user : List.of(1, 2, IN_CAFE)) {
            inputs.add(new UserIdentifiers("u" + user, START, List.of(email(user))));
        }
        inputs.add(sighting(1, HOME, 1));
        inputs.add(sighting(IN_CAFE, CAFE, 1));
        for (int user = 1; user < IN_CAFE; user++) {
            inputs.add(sighting(user, CAFE, 2));
        }
        return inputs;
    }

    private static void send(EmbeddedRuntime runtime, List<Input> inputs) {
        runtime.door().append(inputs);
        assertThat(runtime.awaitQuiet(Duration.ofSeconds(30))).isTrue();
    }

    private static EmbeddedSettings settings(int batchInputs) {
        return TestRuntimes.settings().withBatchInputs(batchInputs).withPipeline(Visits.allLogged());
    }

    private static MatchKey email(int user) {
        return new MatchKey(MatchKey.Kind.EMAIL, 1, 3, user);
    }

    private static Sighting sighting(int user, MatchKey address, int hour) {
        return Visits.sighting("u" + user, address, hour);
    }

    private static ConversionReport report(String id, List<MatchKey> keys) {
        return Visits.checkout(id, keys);
    }
}
