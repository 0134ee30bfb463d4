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
 * @param smallest whole reports that a shown row has at least, and smaller ones are left out; 0 where all is shown
 */
public record AttributionAnswer(
        LocalDate from, LocalDate to, List<String> by, List<AttributionRow> rows, long smallest) {
    /** Copies the lists. */
    public AttributionAnswer {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
    }
}
