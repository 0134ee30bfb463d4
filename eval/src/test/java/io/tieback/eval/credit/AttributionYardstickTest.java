package io.tieback.eval.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.attribute.AttributionSetting;
import io.tieback.eval.credit.CreditSums.Measure;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.data.TinyWorlds;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.read.WorldFolder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributionYardstickTest {
    @TempDir
    private static Path folder;

    private static Teachers teachers;
    private static WorldFolder world;
    private static CreditTruth truth;

    @BeforeAll
    static void write() {
        teachers = TinyWorlds.teachers(folder, 81);
        world = teachers.judged();
        truth = CreditTruth.of(world);
    }

    @Test
    void whatWasCausedHasNoErrorAgainstItself() {
        for (Measure measure : Measure.values()) {
            CampaignErrors errors = CampaignErrors.of(truth.caused(), truth.caused(), measure, truth.advertiserOf());
            double[] once = new double[errors.advertisers()];
            java.util.Arrays.fill(once, 1);
            assertThat(errors.error(once)).isZero();
            assertThat(errors.ratio(once)).isEqualTo(1);
        }
    }

    /** Worked by hand: 3 for 1 and 0 for 2 are off by 2 + 2, of 3 that were wanted. */
    @Test
    void errorsOfCampaignsAddAndDoNotCancel() {
        CreditSums said = new CreditSums();
        said.add("a", 3, 0);
        CreditSums wanted = new CreditSums();
        wanted.add("a", 1, 0);
        wanted.add("b", 2, 0);
        CampaignErrors errors =
                CampaignErrors.of(said, wanted, Measure.CONVERSIONS, Map.of("a", "one", "b", "one", "c", "two"));
        assertThat(errors.error(new double[] {1, 1})).isEqualTo(4 / 3.0);
        assertThat(errors.ratio(new double[] {1, 1})).isEqualTo(1);
    }

    @Test
    void theRuleOnTrueActsIsTheWorldsOwnTrueCredit() {
        CreditSums last = truth.byRule(AttributionSetting.lastTouch());
        Set<String> goals = new HashSet<>();
        JsonLines.read(world.file("truth/acts.jsonl"), act -> {
            if (act.path("goal").asBoolean(false) && !act.has("refundOf")) {
                goals.add(act.get("actId").asText());
            }
        });
        CreditSums told = new CreditSums();
        JsonLines.read(world.file("truth/credit.jsonl"), credit -> {
            if (goals.contains(credit.get("actId").asText()) && credit.has("lastTouch")) {
                told.add(credit.get("lastTouch").get("campaignId").asText(), 1, 0);
            }
        });
        assertThat(truth.advertiserOf().keySet())
                .allSatisfy(campaign -> assertThat(last.of(campaign, Measure.CONVERSIONS))
                        .isEqualTo(told.of(campaign, Measure.CONVERSIONS)));
    }

    @Test
    void everyRuleDividesTheSameActs() {
        double last = total(truth.byRule(AttributionSetting.lastTouch()));
        assertThat(last).isPositive();
        assertThat(total(truth.byRule(AttributionSetting.linear()))).isCloseTo(last, within(1e-9));
    }

    @Test
    void whatIsVisibleIsCreditedByTheProductAndLessThanWhatIsTrue() {
        List<AnswerRow> rows = AttributionYardstick.measure(teachers, 7);
        AnswerRow seen = rows.stream()
                .filter(row ->
                        row.name().equals("conversions, last touch against itself on true acts and persons: credited"))
                .findFirst()
                .orElseThrow();
        assertThat(seen.estimate().value()).isBetween(.2, 1.0);
        assertThat(rows)
                .filteredOn(row -> row.name().startsWith("conversions, last touch: "))
                .allSatisfy(row -> assertThat(row.estimate()).isEqualTo(row.baseline()));
        AnswerRow error = rows.get(0);
        assertThat(error.oracle().value()).isLessThan(error.baseline().value());
        assertThat(rows)
                .filteredOn(row -> row.name().startsWith("acts caused that"))
                .singleElement()
                .satisfies(row -> assertThat(row.estimate().low())
                        .isBetween(.3, row.estimate().value()));
        assertThat(rows).filteredOn(row -> row.name().startsWith("leak check")).hasSize(1);
        assertThat(rows).noneMatch(AnswerRow::isLeak);
    }

    /** Campaigns whose ids are in the order of what they caused: their neighbours tell it. */
    @Test
    void idsInOrderOfTheTruthAreTold() {
        CreditSums truth = new CreditSums();
        Map<String, String> advertiserOf = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            truth.add("c" + (char) ('A' + i), i, 0);
            advertiserOf.put("c" + (char) ('A' + i), "one");
        }
        CreditSums told = AttributionYardstick.byNeighbours(truth, advertiserOf);
        double[] once = {1};
        assertThat(CampaignErrors.of(told, truth, Measure.CONVERSIONS, advertiserOf)
                        .error(once))
                .isLessThan(.01);
    }

    private static double total(CreditSums sums) {
        return truth.advertiserOf().keySet().stream()
                .mapToDouble(campaign -> sums.of(campaign, Measure.CONVERSIONS))
                .sum();
    }
}
