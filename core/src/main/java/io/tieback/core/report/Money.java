package io.tieback.core.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount in fixed point: millionths of the currency's minor unit. One euro is 100,000,000.
 *
 * @param micros the amount, in 10⁻⁶ of the minor unit
 * @param currency ISO 4217 code, three capital letters
 */
public record Money(long micros, String currency) {
    /** Millionths in one minor unit. */
    public static final long MICROS = 1_000_000L;

    /** @throws IllegalArgumentException if the currency is not three characters long */
    public Money {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code");
        }
    }

    /**
     * Reads a decimal amount in major units exactly.
     *
     * @return the amount, or empty when it has digits below a millionth of the minor unit or does not fit
     * @throws IllegalArgumentException if the JDK does not know the currency; ask {@link #isCurrency} first
     */
    public static Optional<Money> ofMajor(BigDecimal amount, String currency) {
        if ((long) amount.precision() - amount.scale() > 20 || amount.scale() > 20) {
            return Optional.empty();
        }
        try {
            BigDecimal micros = amount.movePointRight(minorDigits(currency) + 6);
            return Optional.of(new Money(micros.longValueExact(), currency));
        } catch (ArithmeticException tooFineOrTooLarge) {
            return Optional.empty();
        }
    }

    /** Whether {@code code} is a currency that the JDK knows with a minor unit. */
    public static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** The amount in major units, exact. */
    public BigDecimal toMajor() {
        return toMajor(BigInteger.valueOf(micros), currency);
    }

    /** A sum of amounts, in 10⁻⁶ of the minor unit, in major units, exact. */
    public static BigDecimal toMajor(BigInteger micros, String currency) {
        return new BigDecimal(micros, minorDigits(currency) + 6);
    }

    private static int minorDigits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
