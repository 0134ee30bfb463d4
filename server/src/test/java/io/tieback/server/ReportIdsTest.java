package io.tieback.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.privacy.Sha256;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportIdsTest {
    @Test
    void freshIdsSortByTimeAndNeverMeet() {
        ReportIds ids = new ReportIds(new SecureRandom());
        Instant now = Instant.ofEpochSecond(1_764_000_000);

        assertThat(ids.fresh(now)).matches("[0-9A-HJKMNP-TV-Z]{26}").isNotEqualTo(ids.fresh(now));
        assertThat(ids.fresh(now)).isLessThan(ids.fresh(now.plusMillis(1)));
        assertThat(ids.fresh(now)).startsWith("01KAV9FT00");
    }

    @Test
    void derivedIdsFollowFromKeyBodyAndPlace() {
        byte[] body = Sha256.of("body");

        assertThat(ReportIds.derived("k|r|1", body, 0))
                .matches("[0-7][0-9A-HJKMNP-TV-Z]{25}")
                .isEqualTo(ReportIds.derived("k|r|1", body, 0))
                .isNotEqualTo(ReportIds.derived("k|r|1", body, 1))
                .isNotEqualTo(ReportIds.derived("k|r|2", body, 0))
                .isNotEqualTo(ReportIds.derived("k|r|1", Sha256.of("other"), 0));
    }
}
