package io.tieback.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void amountsAreExactInEveryCurrency() {
        assertThat(Money.ofMajor(new BigDecimal("29.99"), "EUR")).contains(new Money(2_999_000_000L, "EUR"));
        assertThat(Money.ofMajor(new BigDecimal("500"), "JPY")).contains(new Money(500_000_000L, "JPY"));
        assertThat(Money.ofMajor(new BigDecimal("1.234"), "KWD")).contains(new Money(1_234_000_000L, "KWD"));
        assertThat(new Money(2_999_000_000L, "EUR").toMajor()).isEqualByComparingTo("29.99");
    }

    @Test
    void whatDoesNotFitIsSaidAndNotRounded() {
        assertThat(Money.ofMajor(new BigDecimal("0.000000001"), "EUR")).isEmpty();
        assertThat(Money.ofMajor(new BigDecimal("1e15"), "EUR")).isEmpty();
        assertThat(Money.ofMajor(new BigDecimal("1e999999999"), "EUR")).isEmpty();
    }

    @Test
    void onlyCurrenciesWithAMinorUnitAreCurrencies() {
        assertThat(Money.isCurrency("EUR")).isTrue();
        assertThat(Money.isCurrency("XAU")).isFalse();
        assertThat(Money.isCurrency("eur")).isFalse();
        assertThat(Money.isCurrency("")).isFalse();
    }

    @Test
    void everyAmountComesBackFromItsMajorUnits() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 5_000; i++) {
            long micros = random.nextLong() >> random.nextInt(64);
            for (String currency : List.of("EUR", "JPY", "KWD")) {
                Money money = new Money(micros, currency);
                assertThat(Money.ofMajor(money.toMajor(), currency)).contains(money);
            }
        }
    }
}
