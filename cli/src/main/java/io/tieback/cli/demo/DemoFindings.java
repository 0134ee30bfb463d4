package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.client.RowSender.Sent;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.Credit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server said about the day.
 *
 * @param sent what the door answered to the reports, row by row
 * @param total of all reports
 * @param byChannel by how they came
 * @param matching who was found, beside the truth
 * @param credit all rows of the attribution table by campaign
 * @param life of one report that was restated
 * @param restated acts by cause of their restatement
 */
record DemoFindings(
        Sent sent,
        Conservation total,
        Map<String, Conservation> byChannel,
        Matching matching,
        List<Credit> credit,
        JsonNode life,
        Map<String, Long> restated) {
    DemoFindings {
        byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
        credit = List.copyOf(credit);
        restated = Collections.unmodifiableMap(new TreeMap<>(restated));
    }

    /** Acts that the server counts: what is not merged into another report. */
    double acts() {
        return sum("nobody") + sum("unattributed") + sum("credited");
    }

    /** Acts, or parts of them, that ended so under the first setting. */
    double sum(String outcome) {
        return credit.stream()
                .filter(row ->
                        row.setting().equals("last_touch") && row.outcome().equals(outcome))
                .mapToDouble(Credit::conversions)
                .sum();
    }
}
