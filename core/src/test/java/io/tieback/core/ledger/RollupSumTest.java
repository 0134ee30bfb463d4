package io.tieback.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RollupSumTest {
    private static LedgerEntry entry(long share, long micros) {
        LocalDate day = LocalDate.of(2026, 3, 3);
        return new LedgerEntry(
                "r", "a", "shop", "lead", day, "linear", new Target.Nobody(), share, micros, "EUR", Reason.JUDGED);
    }

    @Test
    void theOrderAndTheGroupingOfEntriesNeverMatter() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            List<LedgerEntry> entries = new ArrayList<>();
            for (int e = random.nextInt(1, 12); e > 0; e--) {
                entries.add(entry(random.nextInt(-3, 4), random.nextInt(-3, 4)));
            }
            RollupSum sum = sum(entries);
            Collections.shuffle(entries, new Random(i));
            int cut = random.nextInt(entries.size() + 1);
            RollupSum left = sum(entries.subList(0, cut));
            assertThat(left.plus(sum(entries.subList(cut, entries.size())))).isEqualTo(sum);
        }
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            // an entry that gives has mass, or at least money
            LedgerEntry given = entry(random.nextInt(3), random.nextInt(1, 3));
            RollupSum both = RollupSum.ZERO.plus(given).plus(given.takenBack(Reason.REFUND));
            assertThat(both).isEqualTo(RollupSum.ZERO);
            assertThat(both.isZero()).isTrue();
        }
    }

    @Test
    void aCellOfEntriesThatCancelOutStillCountsThem() {
        RollupSum sum = RollupSum.ZERO.plus(entry(1, 5)).plus(entry(1, -5));
        assertThat(sum).isEqualTo(new RollupSum(2, BigInteger.ZERO, 2));
        assertThat(sum.isZero()).isFalse();
    }

    @Test
    void noNumberOfLargeAmountsKeepsAnotherFromBeingCounted() {
        RollupSum full = RollupSum.ZERO;
        for (int i = 0; i < 5; i++) {
            full = full.plus(entry(1, Long.MAX_VALUE));
        }
        BigInteger five = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(5));
        assertThat(full.valueMicros()).isEqualTo(five);
        assertThat(full.plus(full).valueMicros()).isEqualTo(five.shiftLeft(1));
    }

    private static RollupSum sum(List<LedgerEntry> entries) {
        RollupSum sum = RollupSum.ZERO;
        for (LedgerEntry entry : entries) {
            sum = sum.plus(entry);
        }
        return sum;
    }
}
