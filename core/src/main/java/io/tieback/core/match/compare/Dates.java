package io.tieback.core.match.compare;

import java.time.LocalDate;
import java.time.YearMonth;

/** Reads dates written as {@code 2022-03-28}, {@code 20220328} or with a time behind them, as days since 1970. */
final class Dates {
    /** What stands for a text that is no date. */
    static final int NO_DAY = Integer.MIN_VALUE;

    private Dates() {}

    static int day(String text) {
        boolean dashed = text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!dashed && text.length() != 8) {
            return NO_DAY;
        }
        int year = digits(text, 0, 4);
        int month = dashed ? digits(text, 5, 7) : digits(text, 4, 6);
        int dayOfMonth = dashed ? digits(text, 8, 10) : digits(text, 6, 8);
        if (year < 0 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) {
            return NO_DAY;
        }
        if (dayOfMonth > YearMonth.of(year, month).lengthOfMonth()) {
            return NO_DAY;
        }
        return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
