package io.tieback.wire;

import java.time.LocalDate;
import java.util.List;

/**
 * The attribution table as asked for.
 *
 * @param from first day
 * @param to last day, in
 * @param by what rows are grouped by besides setting, outcome and currency
 * @param rows in order
 * @param withheld what is too small to be shown, by setting
 * @param smallest reports that a shown row has at least; 0 where all is shown
 */
public record AttributionAnswer(
        LocalDate from,
        LocalDate to,
        List<String> by,
        List<AttributionRow> rows,
        List<Withheld> withheld,
        long smallest) {
    /** Copies the lists. */
    public AttributionAnswer {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
        withheld = List.copyOf(withheld);
    }

    /**
     * Rows that are not shown.
     *
     * @param setting attribution setting
     * @param rows how many
     * @param reports parts of reports in them
     */
    public record Withheld(String setting, long rows, long reports) {}
}
