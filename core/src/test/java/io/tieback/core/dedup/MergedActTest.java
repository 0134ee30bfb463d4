package io.tieback.core.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.core.report.ActionSource;
import io.tieback.core.report.ConversionReport;
import io.tieback.core.report.ConversionType;
import io.tieback.core.report.IngestChannel;
import io.tieback.core.report.Money;
import io.tieback.core.report.Reference;
import io.tieback.core.report.Trace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MergedActTest {
    private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");

    private static ConversionReport report(
            String id, int second, String eventId, Optional<Money> value, Optional<Reference> reference) {
        return new ConversionReport(
                id,
                "shop",
                "web",
                new ConversionType("checkout"),
                ActionSource.WEB,
                IngestChannel.TAG,
                AT.plusSeconds(second),
                eventId,
                "",
                value,
                reference,
                List.of(),
                Trace.UNKNOWN,
                0,
                ZoneId.of("UTC"));
    }

    private static Optional<Money> eur(long cents) {
        return Optional.of(new Money(cents * Money.MICROS, "EUR"));
    }

    private static Optional<Reference> refund() {
        return Optional.of(new Reference(Reference.Role.REFUND, Reference.By.EVENT_ID, "ev"));
    }

    private static Optional<Reference> correction() {
        return Optional.of(new Reference(Reference.Role.CORRECTION, Reference.By.EVENT_ID, "ev"));
    }

    @Test
    void theOrderOfArrivalNeverMatters() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2_000; i++) {
            List<ConversionReport> members = new ArrayList<>();
            for (int m = random.nextInt(1, 7); m > 0; m--) {
                Optional<Reference> reference = switch (random.nextInt(4)) {
                    case 0 -> refund();
                    case 1 -> correction();
                    default -> Optional.empty();
                };
                Optional<Money> value = random.nextBoolean() ? eur(random.nextInt(1_000)) : Optional.empty();
                members.add(report("r" + m, random.nextInt(3), "e" + random.nextInt(3), value, reference));
            }
            MergedAct first = MergedAct.of(members);
            Collections.shuffle(members, new Random(i));
            assertThat(MergedAct.of(members)).isEqualTo(first);
            assertThat(first.value().map(Money::micros).orElse(0L)).isNotNegative();
        }
    }

    @Test
    void theFirstInCanonicalOrderStandsAndItsValueWins() {
        MergedAct act = MergedAct.of(List.of(
                report("b", 0, "ev", eur(1_200), Optional.empty()),
                report("a", 0, "ev", eur(1_000), Optional.empty())));
        assertThat(act.first().reportId()).isEqualTo("a");
        assertThat(act.value()).isEqualTo(eur(1_000));
        assertThat(act.conflicts()).containsExactly(new MergedAct.Conflict("value", "10 EUR", "b", "12 EUR"));
    }

    @Test
    void aFieldThatOneCopyLacksIsMergedAndNoConflict() {
        MergedAct act = MergedAct.of(List.of(
                report("a", 0, "ev", Optional.empty(), Optional.empty()),
                report("b", 1, "ev", eur(1_200), Optional.empty())));
        assertThat(act.value()).isEqualTo(eur(1_200));
        assertThat(act.conflicts()).isEmpty();
    }

    @Test
    void refundsTakeMoneyBackDownToNothing() {
        MergedAct act = MergedAct.of(List.of(
                report("a", 0, "ev", eur(1_000), Optional.empty()),
                report("b", 1, "x", eur(300), refund()),
                report("c", 2, "y", eur(300), refund()),
                report("d", 3, "y", eur(300), refund()),
                report("e", 4, "z", eur(900), refund())));
        assertThat(act.value()).isEqualTo(eur(0));
        assertThat(act.repeatedAdjustments())
                .extracting(ConversionReport::reportId)
                .containsExactly("d");
        assertThat(act.conflicts()).extracting(MergedAct.Conflict::reportId).containsExactly("e");
    }

    @Test
    void aRefundOfMoreThanIsLeftTakesWhatIsLeftAndSaysSo() {
        MergedAct act = MergedAct.of(List.of(
                report("a", 0, "ev", eur(4_500), Optional.empty()),
                report("b", 1, "x", eur(1_000), refund()),
                report("c", 2, "y", eur(50_000), refund())));
        assertThat(act.value()).isEqualTo(eur(0));
        assertThat(act.conflicts()).containsExactly(new MergedAct.Conflict("refund", "35 EUR", "c", "500 EUR"));
        MergedAct rest = MergedAct.of(List.of(
                report("a", 0, "ev", eur(4_500), Optional.empty()),
                report("b", 1, "x", eur(1_000), refund()),
                report("c", 2, "y", Optional.empty(), refund())));
        assertThat(rest.value()).isEqualTo(eur(0));
        assertThat(rest.conflicts()).isEmpty();
    }

    @Test
    void aRefundInAnotherCurrencyIsShownAndNotApplied() {
        MergedAct act = MergedAct.of(List.of(
                report("a", 0, "ev", eur(1_000), Optional.empty()),
                report("b", 1, "x", Optional.of(new Money(Money.MICROS, "USD")), refund())));
        assertThat(act.value()).isEqualTo(eur(1_000));
        assertThat(act.conflicts()).extracting(MergedAct.Conflict::field).containsExactly("refund");
    }

    @Test
    void aCorrectionPutsTheValueRightAlsoWhereThereWasNone() {
        MergedAct act = MergedAct.of(List.of(
                report("a", 0, "ev", Optional.empty(), Optional.empty()), report("b", 1, "", eur(700), correction())));
        assertThat(act.value()).isEqualTo(eur(700));
    }

    @Test
    void aRefundAloneWaitsAndIsNoAct() {
        MergedAct act = MergedAct.of(List.of(report("a", 0, "ev", eur(1_000), refund())));
        assertThat(act.isWaiting()).isTrue();
        assertThat(act.first().reportId()).isEqualTo("a");
        assertThat(act.value()).isEmpty();
        assertThat(act.adjustments()).isEmpty();
    }

    @Test
    void aRefundIsTakenFromTheValueAsItWasPutRightInTheEnd() {
        ConversionReport bought = report("a", 0, "ev", eur(1_000), Optional.empty());
        ConversionReport back = report("b", 1, "x", eur(1_100), refund());
        ConversionReport all = report("b", 1, "x", Optional.empty(), refund());
        ConversionReport right = report("c", 2, "y", eur(10_000), correction());
        assertThat(MergedAct.of(List.of(bought, back)).value()).isEqualTo(eur(0));
        assertThat(MergedAct.of(List.of(bought, back, right)).value()).isEqualTo(eur(8_900));
        assertThat(MergedAct.of(List.of(bought, all, right)).value()).isEqualTo(eur(0));
    }

    @Test
    void eurosAreNeverTakenFromDollars() {
        MergedAct act = MergedAct.of(List.of(
                report("a", 0, "ev", eur(1_000), Optional.empty()),
                report("b", 1, "x", eur(400), refund()),
                report("c", 2, "y", Optional.of(new Money(1_200 * Money.MICROS, "USD")), correction())));
        assertThat(act.value()).contains(new Money(1_200 * Money.MICROS, "USD"));
        assertThat(act.conflicts()).containsExactly(new MergedAct.Conflict("refund", "0 USD", "b", "4 EUR"));
    }
}
