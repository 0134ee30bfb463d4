package io.tieback.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.demo.DemoFindings.Doer;
import io.tieback.cli.demo.DemoTruth.Cell;
import io.tieback.cli.demo.DemoTruth.Sum;
import io.tieback.cli.run.Credit;
import io.tieback.cli.run.Refusals;
import io.tieback.cli.run.RunJson;
import io.tieback.embedded.Law;
import io.tieback.eval.yardstick.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The object that {@code demo --json} writes. Its fields are documented and stable. */
final class DemoJson {
    private DemoJson() {}

    static ObjectNode of(Answer answer, DemoFindings findings, DemoTruth truth, DemoReplies replies) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seed", answer.seed()).put("commit", answer.commit());
        findings.total().write(json.putObject("conservation"));
        json.put("acts", RunJson.rounded(findings.acts())).put("trueActs", replies.actsInOrder());
        json.put("matched", RunJson.rounded(findings.all().matched()));
        json.putObject("matching")
                .put(
                        "actsOfUsers",
                        findings.in(Doer.USER_CONVERTING)
                                .plus(findings.in(Doer.USER_BROWSING))
                                .acts())
                .put("right", RunJson.rounded(findings.all().right()))
                .put("wrong", RunJson.rounded(findings.all().wrong()));
        ObjectNode refused = json.putObject("refused");
        Refusals.of(replies.refused()).forEach(refusal -> refused.put(refusal.code(), refusal.rows()));
        json.put("answeredOtherwise", replies.otherThanExpected());
        ArrayNode credit = json.putArray("credit");
        truth.settings().forEach(setting -> credit(credit, setting, findings.credit(), truth.earned(setting)));
        json.set("endToEnd", tree(answer));
        return json;
    }

    static void finish(ObjectNode json, List<Law> laws, Map<String, Double> seconds) {
        RunJson.laws(json, laws);
        RunJson.phases(json, seconds);
    }

    private static ObjectNode tree(Answer answer) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(answer.json());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer is JSON", impossible);
        }
    }

    private static void credit(ArrayNode credit, String setting, List<Credit> found, Map<Cell, Sum> truth) {
        Map<Cell, Sum> earned = earned(setting, found);
        TreeSet<Cell> cells = new TreeSet<>(truth.keySet());
        cells.addAll(earned.keySet());
        for (Cell cell : cells) {
            Sum sum = earned.getOrDefault(cell, Sum.ZERO);
            Sum truly = truth.getOrDefault(cell, Sum.ZERO);
            credit.addObject()
                    .put("setting", setting)
                    .put("campaignId", cell.campaignId())
                    .put("conversions", RunJson.rounded(sum.conversions()))
                    .put("value", cents(sum.value()))
                    .put("currency", cell.currency())
                    .put("trueConversions", RunJson.rounded(truly.conversions()))
                    .put("trueValue", cents(truly.value()));
        }
    }

    /** What campaigns were found to earn under a setting. */
    static Map<Cell, Sum> earned(String setting, List<Credit> found) {
        Map<Cell, Sum> earned = new TreeMap<>();
        for (Credit row : found) {
            if (row.isCredited() && row.setting().equals(setting)) {
                earned.merge(
                        new Cell(row.campaignId(), row.currency()), new Sum(row.conversions(), row.value()), Sum::plus);
            }
        }
        return earned;
    }

    private static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_EVEN);
    }
}
