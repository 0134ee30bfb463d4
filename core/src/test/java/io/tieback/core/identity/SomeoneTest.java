package io.tieback.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.identity.UserShares.UserShare;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SomeoneTest {
    private static final Instant WHEN = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final String SOMEONE = Someone.inPlaceOf("u-1", WHEN, 0);

    @Test
    void aNameIsItsOwnForEveryUserAndEveryOptOut() {
        assertThat(List.of(
                        SOMEONE,
                        Someone.inPlaceOf("u-2", WHEN, 0),
                        Someone.inPlaceOf("u-1", WHEN, 1),
                        Someone.inPlaceOf("u-1", WHEN.plusMillis(1), 0)))
                .doesNotHaveDuplicates()
                .allMatch(Someone::is);
        assertThat(SOMEONE).doesNotContain("u-1");
        assertThat(Someone.is("u-1")).isFalse();
        assertThat(Someone.is("")).isFalse();
    }

    @Test
    void aSketchCountsAUserAndWhoStandsInTheUsersPlaceOnce() {
        byte[] sketch = DegreeSketch.with(DegreeSketch.empty(), "u-1");
        assertThat(DegreeSketch.with(sketch, SOMEONE)).isSameAs(sketch);
        assertThat(DegreeSketch.count(List.of(DegreeSketch.with(DegreeSketch.empty(), SOMEONE))))
                .isEqualTo(1);
    }

    @Test
    void whatFallsToSomeoneIsNobodys() {
        UserShares shares = new UserShares(
                List.of(new UserShare(SOMEONE, 700_000_000), new UserShare("u-2", 200_000_000)), 100_000_000);
        assertThat(shares.ofUsers()).isEqualTo(new UserShares(List.of(new UserShare("u-2", 200_000_000)), 800_000_000));
    }
}
