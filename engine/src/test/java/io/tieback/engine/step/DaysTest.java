package io.tieback.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void aDayIsTheCalendarsDayInGreenwichAlsoBefore1970() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            Instant at = Instant.ofEpochMilli(random.nextLong(-1L << 42, 1L << 42));
            assertThat(Days.of(at))
                    .isEqualTo(at.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay());
        }
        assertThat(Days.of(Instant.EPOCH.minusMillis(1))).isEqualTo(-1);
        assertThat(Days.of(Instant.EPOCH)).isZero();
    }

    @Test
    void aTimerFallsDueAtTheFirstMidnightThatIsNotTooEarly() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            Instant now = Instant.ofEpochMilli(random.nextLong(1L << 42));
            Duration wait = Duration.ofMillis(random.nextLong(1L << 34));
            Instant due = Days.after(now, wait);
            assertThat(due.toEpochMilli() % Duration.ofDays(1).toMillis()).isZero();
            assertThat(due).isAfterOrEqualTo(now.plus(wait));
            assertThat(due).isBefore(now.plus(wait).plus(Duration.ofDays(1)));
        }
    }

    @Test
    void midnightItselfIsNotPutOff() {
        Instant midnight = Instant.parse("2026-03-03T00:00:00Z");
        assertThat(Days.after(midnight, Duration.ofDays(7))).isEqualTo(Instant.parse("2026-03-10T00:00:00Z"));
        assertThat(Days.after(midnight.plusMillis(1), Duration.ofDays(7)))
                .isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
    }
}
