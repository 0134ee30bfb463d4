package io.tieback.core.admit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads when something took place: seconds since 1970 or RFC 3339, to the millisecond, within the limits of time. */
final class TimeReading {
    private static final int LONGEST = 64;
    private static final int FINEST = 64;

    /** 10¹¹ seconds are the year 5138 and 10¹¹ milliseconds are 1973: what lies above is in a finer unit. */
    private static final BigDecimal MILLISECONDS = BigDecimal.TEN.pow(11);

    private static final BigDecimal MICROSECONDS = BigDecimal.TEN.pow(14);
    private static final BigDecimal NANOSECONDS = BigDecimal.TEN.pow(17);

    private final AdmissionLimits limits;
    private final boolean readsFinerUnits;

    private TimeReading(AdmissionLimits limits, boolean readsFinerUnits) {
        this.limits = limits;
        this.readsFinerUnits = readsFinerUnits;
    }

    /** For the door: a number in a finer unit than seconds is not read. */
    static TimeReading strict(AdmissionLimits limits) {
        return new TimeReading(limits, false);
    }

    /** For what somebody has looked at: a number in a finer unit is read in that unit. */
    static TimeReading lenient(AdmissionLimits limits) {
        return new TimeReading(limits, true);
    }

    /** The time of a required field; anything wrong is said. */
    Optional<Instant> required(RowReading row, RawValue value, Instant now) {
        Optional<Instant> read = switch (value.form()) {
            case NUMBER -> number(row, value);
            case TEXT -> text(row, value);
            case ABSENT -> refuse(row, value, IssueCode.FIELD_MISSING);
            case FLAG, OTHER -> refuse(row, value, IssueCode.OCCURRED_AT_UNREADABLE);
        };
        read.ifPresent(time -> checkLimits(row, value, time, now));
        return read;
    }

    private void checkLimits(RowReading row, RawValue value, Instant time, Instant now) {
        if (time.isAfter(now.plus(limits.ahead()))) {
            row.say(Issue.at(IssueCode.OCCURRED_AT_IN_FUTURE, value));
        } else if (time.isBefore(now.minus(limits.oldest()))) {
            row.say(Issue.at(IssueCode.OCCURRED_AT_TOO_OLD, value));
        }
    }

    private Optional<Instant> number(RowReading row, RawValue value) {
        Optional<BigDecimal> read = Decimals.read(value.text());
        if (read.isEmpty()
                || Decimals.integerDigits(read.get()) > 20
                || read.get().scale() > FINEST) {
            return refuse(row, value, IssueCode.OCCURRED_AT_UNREADABLE);
        }
        BigDecimal seconds = read.get();
        BigDecimal size = seconds.abs();
        if (size.compareTo(NANOSECONDS) >= 0) {
            return finer(row, value, seconds.movePointLeft(9), IssueCode.OCCURRED_AT_IN_NANOSECONDS);
        } else if (size.compareTo(MICROSECONDS) >= 0) {
            return finer(row, value, seconds.movePointLeft(6), IssueCode.OCCURRED_AT_IN_MICROSECONDS);
        } else if (size.compareTo(MILLISECONDS) >= 0) {
            return finer(row, value, seconds.movePointLeft(3), IssueCode.OCCURRED_AT_IN_MILLISECONDS);
        }
        return Optional.of(instant(seconds));
    }

    private Optional<Instant> finer(RowReading row, RawValue value, BigDecimal seconds, IssueCode code) {
        return readsFinerUnits ? Optional.of(instant(seconds)) : refuse(row, value, code);
    }

    private static Instant instant(BigDecimal seconds) {
        BigDecimal millis = seconds.movePointRight(3).setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochMilli(millis.longValueExact());
    }

    private Optional<Instant> text(RowReading row, RawValue value) {
        String text = value.text().strip();
        if (text.isEmpty()) {
            return refuse(row, value, IssueCode.FIELD_MISSING);
        }
        if (Decimals.read(text).isPresent()) {
            row.say(Issue.at(IssueCode.NUMBER_EXPECTED, value));
            return number(row, new RawValue(value.row(), value.field(), RawValue.Form.NUMBER, text));
        }
        if (text.length() > LONGEST) {
            return refuse(row, value, IssueCode.OCCURRED_AT_UNREADABLE);
        }
        String iso = text.length() > 10 && (text.charAt(10) == ' ' || text.charAt(10) == 't')
                ? text.substring(0, 10) + "T" + text.substring(11)
                : text;
        try {
            Instant time = DateTimeFormatter.ISO_INSTANT.parse(iso, Instant::from);
            return Optional.of(time.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException notAnInstant) {
            return refuse(
                    row,
                    value,
                    isWithoutZone(iso) ? IssueCode.OCCURRED_AT_WITHOUT_ZONE : IssueCode.OCCURRED_AT_UNREADABLE);
        }
    }

    private static boolean isWithoutZone(String iso) {
        try {
            LocalDateTime.parse(iso);
            return true;
        } catch (DateTimeException notEvenThat) {
            return false;
        }
    }

    private static Optional<Instant> refuse(RowReading row, RawValue value, IssueCode code) {
        row.say(Issue.at(code, value));
        return Optional.empty();
    }
}
