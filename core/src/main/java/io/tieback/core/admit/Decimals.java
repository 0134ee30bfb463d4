package io.tieback.core.admit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads decimal literals without ever expanding an exponent: {@code 1e999999999} is ten characters to read and a
 * gigabyte to write out, so size is asked before anything is calculated.
 */
final class Decimals {
    private static final Pattern LITERAL = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,9})?");

    private Decimals() {}

    /** The number, its exponent as given; zero has none. */
    static Optional<BigDecimal> read(String literal) {
        if (!LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(literal);
        return Optional.of(number.signum() == 0 ? BigDecimal.ZERO : number);
    }

    /** Digits before the point; negative for small fractions. */
    static long integerDigits(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }
}
