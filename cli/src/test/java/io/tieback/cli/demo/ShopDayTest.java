package io.tieback.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.cli.demo.TrueAct.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopDayTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final ShopDay SHOP_DAY = ShopDay.of(7, DAY, ShopDay.PEOPLE);

    @Test
    void theSameSeedMakesTheSameDay() {
        assertThat(ShopDay.of(7, DAY, ShopDay.PEOPLE)).isEqualTo(SHOP_DAY);
        assertThat(ShopDay.of(8, DAY, ShopDay.PEOPLE)).isNotEqualTo(SHOP_DAY);
    }

    @Test
    void anotherDateChangesTheTimesAndNothingElse() {
        ShopDay later = ShopDay.of(7, DAY.plus(Duration.ofDays(40)), ShopDay.PEOPLE);
        assertThat(TrueCredit.linear(later.acts(), later.exposures()))
                .isEqualTo(TrueCredit.linear(SHOP_DAY.acts(), SHOP_DAY.exposures()));
    }

    @Test
    void aDayIsAboutFiveThousandReportsOfWhichSomeCannotBeTaken() {
        assertThat(SHOP_DAY.rows()).hasSizeBetween(4_500, 5_500);
        long wrong = Arrays.stream(Mishap.values()).mapToLong(Mishap::times).sum();
        assertThat(SHOP_DAY.rows().stream().filter(row -> !row.isInOrder()).count())
                .isGreaterThan(wrong);
    }

    @Test
    void everyFateComesUpAndStrangersAreNeverNameless() {
        Map<Fate, Long> fates =
                SHOP_DAY.acts().stream().collect(Collectors.groupingBy(TrueAct::fate, Collectors.counting()));
        assertThat(fates).containsOnlyKeys(Fate.values());
        assertThat(SHOP_DAY.acts())
                .filteredOn(act -> act.fate() == Fate.NAMELESS)
                .allMatch(act -> act.person().isUser());
    }
}
