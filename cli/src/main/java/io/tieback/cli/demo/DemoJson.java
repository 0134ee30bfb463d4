package io.tieback.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieback.cli.demo.Matching.Found;
import io.tieback.cli.demo.TrueCredit.Cell;
import io.tieback.cli.demo.TrueCredit.Sum;
import io.tieback.cli.run.Credit;
import io.tieback.cli.run.Refusals;
import io.tieback.cli.run.RunJson;
import io.tieback.embedded.Law;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The object that {@code demo --json} writes. Its fields are documented and stable. */
final class DemoJson {
    private DemoJson() {}

    static ObjectNode of(ShopDay shopDay, String commit, DemoFindings findings, TruthTable truth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seed", shopDay.seed()).put("commit", commit);
        findings.total().write(json.putObject("conservation"));
        json.put("acts", RunJson.rounded(findings.acts())).put("trueActs", truth.actsInOrder());
        json.put("matched", RunJson.rounded(findings.matching().matched()));
        ObjectNode matching = json.putObject("matching");
        Found users = findings.matching().users();
        matching.put("actsOfUsers", users.acts())
                .put("right", RunJson.rounded(findings.matching().total().right()))
                .put("wrong", RunJson.rounded(findings.matching().total().wrong()));
        ObjectNode refused = json.putObject("refused");
        Refusals.of(findings.sent().results()).forEach(refusal -> refused.put(refusal.code(), refusal.rows()));
        ArrayNode credit = json.putArray("credit");
        truth.settings().forEach(setting -> credit(credit, setting, findings.credit(), truth.cells(setting)));
        return json;
    }

    static void finish(ObjectNode json, List<Law> laws, Map<String, Double> seconds) {
        RunJson.laws(json, laws);
        RunJson.phases(json, seconds);
    }

    private static void credit(ArrayNode credit, String setting, List<Credit> found, Map<Cell, Sum> truth) {
        Map<Cell, Sum> earned = new TreeMap<>();
        for (Credit row : found) {
            if (row.isCredited() && row.setting().equals(setting)) {
                earned.put(new Cell(row.campaignId(), row.currency()), new Sum(row.conversions(), row.value()));
            }
        }
        TreeSet<Cell> cells = new TreeSet<>(truth.keySet());
        cells.addAll(earned.keySet());
        for (Cell cell : cells) {
            Sum sum = earned.getOrDefault(cell, Sum.ZERO);
            Sum truly = truth.getOrDefault(cell, Sum.ZERO);
            credit.addObject()
                    .put("setting", setting)
                    .put("campaignId", cell.campaignId())
                    .put("conversions", sum.conversions())
                    .put("value", cents(sum.value()))
                    .put("currency", cell.currency())
                    .put("trueConversions", RunJson.rounded(truly.conversions()))
                    .put("trueValue", cents(truly.value()));
        }
    }

    private static BigDecimal cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_EVEN);
    }
}
