package io.tieback.cli.demo;

import static io.tieback.core.report.EngagementKind.CLICK;
import static io.tieback.core.report.EngagementKind.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.cli.demo.Person.Held;
import io.tieback.cli.demo.TrueAct.Fate;
import io.tieback.cli.demo.TrueCredit.Cell;
import io.tieback.core.report.EngagementKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrueCreditTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Person PERSON =
            new Person("p", "u", List.of("p@example.com"), "", "", "", Held.NOTHING, false);
    private static final List<TrueAct> ACT =
            List.of(new TrueAct("1", PERSON, "checkout", AT, new BigDecimal("30.00"), "EUR", Fate.REACHABLE));

    @Test
    void anEarlierClickGoesBeforeALaterView() {
        var credit = TrueCredit.lastTouch(
                ACT, List.of(ago("click", CLICK, Duration.ofDays(20)), ago("view", VIEW, Duration.ofHours(1))));
        assertThat(credit).containsOnlyKeys(new Cell("click", "EUR"));
    }

    @Test
    void windowsCountAtBothEnds() {
        List<Exposure> exposures = List.of(
                ago("now", CLICK, Duration.ZERO),
                ago("edge", VIEW, Duration.ofDays(1)),
                ago("over", VIEW, Duration.ofDays(1).plusSeconds(1)),
                ago("after", CLICK, Duration.ofSeconds(-1)));
        assertThat(TrueCredit.linear(ACT, exposures)).containsOnlyKeys(new Cell("edge", "EUR"), new Cell("now", "EUR"));
    }

    @Test
    void linearSharesTheActAndItsValue() {
        var credit = TrueCredit.linear(
                ACT, List.of(ago("a", CLICK, Duration.ofDays(2)), ago("b", VIEW, Duration.ofHours(2))));
        assertThat(credit.values()).allSatisfy(sum -> {
            assertThat(sum.conversions()).isEqualTo(0.5);
            assertThat(sum.value()).isEqualByComparingTo("15");
        });
    }

    private static Exposure ago(String campaignId, EngagementKind kind, Duration ago) {
        return new Exposure("e-" + campaignId, "u", campaignId, "", kind, AT.minus(ago), "", false);
    }
}
