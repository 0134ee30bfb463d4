package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.Credit;
import io.tieback.eval.endtoend.MatchCount;
import io.tieback.eval.yardstick.AnswerRow;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server said, and what was read from its ledger when it had closed.
 *
 * @param total of all reports
 * @param byChannel by how they came
 * @param acts acts that the server counts: what is not merged into another report
 * @param credit what campaigns earned by conversions
 * @param life of one report that was restated
 * @param matching who was found, beside the truth
 * @param endToEnd the yardstick's rows
 */
record DemoFindings(
        Conservation total,
        Map<String, Conservation> byChannel,
        double acts,
        List<Credit> credit,
        JsonNode life,
        Map<Doer, MatchCount> matching,
        List<AnswerRow> endToEnd) {
    DemoFindings {
        byChannel = Collections.unmodifiableMap(new LinkedHashMap<>(byChannel));
        credit = List.copyOf(credit);
        matching = Collections.unmodifiableMap(new TreeMap<>(matching));
        endToEnd = List.copyOf(endToEnd);
    }

    /** Who did it, in truth, and what. */
    enum Doer {
        USER_CONVERTING("a user: a conversion"),
        USER_BROWSING("a user: on the way to one"),
        STRANGER("not a user"),
        INVENTED("nobody: it was invented");

        private final String meaning;

        Doer(String meaning) {
            this.meaning = meaning;
        }

        String meaning() {
            return meaning;
        }
    }

    MatchCount in(Doer doer) {
        return matching.getOrDefault(doer, MatchCount.NONE);
    }

    MatchCount all() {
        return matching.values().stream().reduce(MatchCount.NONE, MatchCount::plus);
    }
}
