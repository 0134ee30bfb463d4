package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws over a time in which acts are forgotten: more than half a year. */
final class ExpiredActsTest {
    private static final int TURNS = 25;
    private static final int INPUTS = 60;

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void allLawsHoldWhenActsHaveExpiredBesideErasuresAndWhatStandsAsPostedIsSaid(long seed) {
        SeededInputs inputs = new SeededInputs(seed, true);
        TestClock clock = new TestClock(SeededInputs.START);
        try (EmbeddedRuntime runtime = EmbeddedRuntime.open(dir, TestRuntimes.settings(), clock)) {
            for (int turn = 0; turn < TURNS; turn++) {
                clock.advance(Duration.ofDays(9));
                runtime.door().append(inputs.next(INPUTS, clock.instant()));
                assertThat(runtime.awaitQuiet(Duration.ofSeconds(60))).isTrue();
            }
        }
        assertThat(Verification.run(dir, ReleaseReader.NONE, (phase, done, of) -> {}))
                .allSatisfy(law -> assertThat(law.held()).as(law.toString()).isTrue());
    }
}
