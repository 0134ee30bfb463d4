package io.tieback.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.privacy.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportIdsTest {
    @Test
    void freshIdsSortByTimeAndNeverMeet() {
        ReportIds ids = new ReportIds(new SecureRandom());
        Instant now = Instant.ofEpochSecond(1_764_000_000);

        assertThat(ids.fresh(now).apply(0))
                .matches("[0-7][0-9A-HJKMNP-TV-Z]{25}")
                .isNotEqualTo(ids.fresh(now).apply(0))
                .isLessThan(ids.fresh(now.plusMillis(1)).apply(0))
                .startsWith("01KAV9FT00");
    }

    @Test
    void rowsOfARequestSortAsTheyWereSent() {
        IntFunction<String> names = new ReportIds(new SecureRandom()).fresh(Instant.now());

        assertThat(IntStream.range(0, 1_000).mapToObj(names)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void derivedNamesFollowFromKeyBodyTimeAndPlace() {
        byte[] body = Sha256.of("body");
        Instant now = Instant.ofEpochSecond(1_764_000_000);

        assertThat(ReportIds.derived("k|r|1", body, now).apply(0))
                .isEqualTo(ReportIds.derived("k|r|1", body, now).apply(0))
                .isNotEqualTo(ReportIds.derived("k|r|1", body, now).apply(1))
                .isNotEqualTo(ReportIds.derived("k|r|2", body, now).apply(0))
                .isNotEqualTo(
                        ReportIds.derived("k|r|1", Sha256.of("other"), now).apply(0))
                .isNotEqualTo(
                        ReportIds.derived("k|r|1", body, now.plusSeconds(1)).apply(0));
    }
}
