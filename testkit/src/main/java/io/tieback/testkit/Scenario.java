package io.tieback.testkit;

import io.tieback.core.report.Input;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A timeline as data, and what must come of it.
 *
 * @param name file name without ending
 * @param says the rule in a sentence
 * @param timeline inputs with the times of their receipt
 * @param statuses expected status of each report, by id
 * @param matches expected users of a report's act and their shares, by the first report's id
 * @param days expected day of a report's standing entries, by id; only of reports that are named
 * @param conflicts expected conflicts of a report's act, by the first report's id; only of acts that are named
 * @param ledger expected standing entries, all of them
 */
public record Scenario(
        String name,
        String says,
        List<Event> timeline,
        Map<String, String> statuses,
        Map<String, Map<String, BigDecimal>> matches,
        Map<String, String> days,
        Map<String, List<String>> conflicts,
        List<Row> ledger) {
    /** One input and when it is received. */
    public record Event(Instant at, Input input) {}

    /**
     * One standing entry.
     *
     * @param report report id
     * @param setting attribution setting; empty for what is the same in all
     * @param target {@code nobody}, {@code unattributed}, {@code credited ID} or {@code merged ID}
     * @param share in reports
     * @param value such as {@code 10.00 EUR}, or empty
     */
    public record Row(String report, String setting, String target, BigDecimal share, String value) {}
}
