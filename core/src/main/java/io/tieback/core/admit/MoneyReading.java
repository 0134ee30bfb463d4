package io.tieback.core.admit;

import io.tieback.core.report.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what something was worth: an exact decimal in major units and its currency. */
final class MoneyReading {
    private static final int DIGITS = 20;
    private static final Map<String, String> NAMES = Map.of(
            "€", "EUR", "£", "GBP", "¥", "JPY", "RMB", "CNY", "EURO", "EUR", "US$", "USD", "STG", "GBP", "CAD$", "CAD");

    private MoneyReading() {}

    /** The amount of a row, or empty: none was sent, or what is wrong was said. */
    static Optional<Money> read(RowReading row, RawMoney raw, String defaultCurrency) {
        RawValue value = raw.value();
        Optional<BigDecimal> amount = amount(row, value);
        boolean none = amount.isEmpty();
        Optional<String> code = code(row, raw, defaultCurrency, none);
        if (none || code.isEmpty()) {
            return Optional.empty();
        }
        Optional<Money> money = Money.ofMajor(amount.get(), code.get());
        if (money.isEmpty()) {
            boolean large = Decimals.integerDigits(amount.get()) > 10;
            row.say(Issue.at(large ? IssueCode.VALUE_TOO_LARGE : IssueCode.VALUE_TOO_FINE, value));
        }
        return money;
    }

    private static Optional<BigDecimal> amount(RowReading row, RawValue value) {
        switch (value.form()) {
            case ABSENT:
                return Optional.empty();
            case FLAG, OTHER:
                return refuse(row, value, IssueCode.VALUE_UNREADABLE);
            default:
                break;
        }
        Optional<BigDecimal> read = Decimals.read(value.text().strip());
        if (read.isEmpty()) {
            return refuse(row, value, IssueCode.VALUE_UNREADABLE);
        }
        BigDecimal amount = read.get();
        if (amount.signum() < 0) {
            return refuse(row, value, IssueCode.VALUE_NEGATIVE);
        } else if (Decimals.integerDigits(amount) > DIGITS) {
            return refuse(row, value, IssueCode.VALUE_TOO_LARGE);
        }
        BigDecimal bare = amount.stripTrailingZeros();
        return bare.scale() > DIGITS ? refuse(row, value, IssueCode.VALUE_TOO_FINE) : Optional.of(bare);
    }

    private static Optional<BigDecimal> refuse(RowReading row, RawValue value, IssueCode code) {
        row.say(Issue.at(code, value));
        return Optional.empty();
    }

    private static Optional<String> code(RowReading row, RawMoney raw, String defaultCurrency, boolean noAmount) {
        RawValue currency = raw.currency();
        String given = row.text(currency, 64);
        if (given.isEmpty()) {
            if (noAmount || !currency.isAbsent() && row.hasAny(IssueCode.Consequence.REJECTS)) {
                return Optional.empty();
            }
            if (defaultCurrency.isEmpty()) {
                row.say(Issue.at(IssueCode.CURRENCY_MISSING, currency));
            }
            return Optional.of(defaultCurrency).filter(code -> !code.isEmpty());
        }
        String upper = given.toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(upper)) {
            row.say(unknown(currency, upper));
            return Optional.empty();
        }
        if (!upper.equals(given)) {
            row.say(Issue.at(IssueCode.CURRENCY_LOWER_CASE, currency));
        }
        if (raw.value().isAbsent()) {
            row.say(Issue.at(IssueCode.CURRENCY_WITHOUT_VALUE, currency));
        }
        return Optional.of(upper);
    }

    private static Issue unknown(RawValue currency, String upper) {
        Issue issue = Issue.at(IssueCode.CURRENCY_UNKNOWN, currency);
        Optional<String> meant = Optional.ofNullable(NAMES.get(upper)).or(() -> Nearest.to(upper, codes(), 1));
        return meant.map(code -> issue.fixedBy("Send the currency's three letters; perhaps " + code + "."))
                .orElse(issue);
    }

    private static Set<String> codes() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toSet());
    }
}
