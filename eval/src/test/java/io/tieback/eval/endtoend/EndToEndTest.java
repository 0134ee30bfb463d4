package io.tieback.eval.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.report.Money;
import io.tieback.eval.data.JsonLines;
import io.tieback.eval.endtoend.FoundAct.Earning;
import io.tieback.eval.endtoend.Truth.TrueAct;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.world.World;
import io.tieback.world.WorldFiles;
import io.tieback.world.read.WorldFolder;
import io.tieback.world.settings.Profile;
import io.tieback.world.settings.WorldSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndTest {
    private static final long SEED = 5;

    @TempDir
    private static Path folder;

    private static WorldFolder world;

    @BeforeAll
    static void makeAWorld() {
        WorldSettings settings =
                WorldSettings.of(Profile.DEMO).with("demand.per.month", "12").with("demand.buys", ".5");
        new WorldFiles(new World("demo+", settings, SEED, 150, 20, World.USUAL_START))
                .write(folder.resolve("world"), 1, (step, done, of) -> {});
        world = WorldFolder.read(folder.resolve("world"));
    }

    /** A ledger that knows the truth of every conversion that has a row. */
    private static FoundLedger allKnowing(Truth truth, boolean twice) {
        Map<String, String> rowOfAct = new HashMap<>();
        Map<String, String> typeOfAct = new HashMap<>();
        Path files = world.path().resolve("truth");
        JsonLines.read(
                files.resolve("acts.jsonl"),
                act -> typeOfAct.put(
                        act.path("actId").asText(), act.path("type").asText()));
        JsonLines.read(
                files.resolve("reports.jsonl"),
                report -> rowOfAct.putIfAbsent(
                        report.path("actId").asText(), report.path("row").asText()));
        List<FoundAct> acts = new ArrayList<>();
        truth.acts().forEach((id, act) -> {
            String row = rowOfAct.get(id);
            if (act.isConversion() && row != null) {
                FoundAct known = known(row, Objects.requireNonNull(typeOfAct.get(id)), act);
                acts.add(known);
                if (twice) {
                    acts.add(known);
                }
            }
        });
        return new FoundLedger(acts);
    }

    private static FoundAct known(String row, String type, TrueAct act) {
        Map<String, Double> users = act.userId().isEmpty() ? Map.of() : Map.of(act.userId(), 1.0);
        List<Earning> last = act.lastCampaign().isEmpty()
                ? List.of()
                : List.of(new Earning(act.lastTouch(), act.lastCampaign(), 1, act.valueMinor()));
        List<Earning> incremental = new ArrayList<>();
        act.incremental()
                .forEach((campaign, share) ->
                        incremental.add(new Earning(act.lastTouch(), campaign, share, share * act.valueMinor())));
        Optional<Money> value = act.currency().isEmpty()
                ? Optional.empty()
                : Optional.of(new Money(Math.round(act.valueMinor() * Money.MICROS), act.currency()));
        return new FoundAct(row, type, value, users, Set.copyOf(users.keySet()), last, incremental);
    }

    private static AnswerRow row(List<AnswerRow> rows, String name) {
        return rows.stream()
                .filter(row -> row.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLedgerThatKnowsTheTruthIsOffByWhatWasNeverReportedAlone() {
        FoundLedger ledger = allKnowing(Truth.read(world), false);
        List<AnswerRow> rows = EndToEnd.rows(world, ledger, Optional.of(ledger), SEED);

        double unreported = 1 - row(rows, "true conversions visible").estimate().value();
        assertThat(unreported).isBetween(0.0, .2);
        assertThat(row(rows, "false").estimate().value()).isZero();
        assertThat(row(rows, "copies").estimate().value()).isZero();
        assertThat(row(rows, "matched right").estimate().value()).isEqualTo(1);
        assertThat(row(rows, "value error").estimate().value()).isCloseTo(0, within(1e-6));
        for (String figure : List.of("conversions by campaign", "value by campaign")) {
            assertThat(row(rows, figure).estimate().value()).isBetween(0.0, unreported + .1);
        }
        assertThat(row(rows, "coverage").estimate().isPresent()).isFalse();
        AnswerRow loss = row(rows, "log-loss");
        assertThat(loss.estimate().value()).isBetween(.01, 1.5);
        assertThat(loss.oracle().value()).isBetween(.01, 1.5);
    }

    @Test
    void aLedgerThatCountsEverythingTwiceHasCopiesLeftAndTwiceTheCredit() {
        List<AnswerRow> rows = EndToEnd.rows(world, allKnowing(Truth.read(world), true), Optional.empty(), SEED);

        assertThat(row(rows, "copies").estimate().value()).isEqualTo(.5);
        assertThat(row(rows, "conversions by campaign, against true").estimate().value())
                .isBetween(.7, 1.0);
        assertThat(row(rows, "false").baseline().isPresent()).isFalse();
    }

    @Test
    void thePipelineSeesMostConversionsAndOrderIdsTakeCopiesAway() {
        FoundLedger found = PipelineRun.of(world, folder.resolve("data"), true, (step, done, of) -> {});
        FoundLedger base = PipelineRun.of(world, folder.resolve("base"), false, (step, done, of) -> {});
        List<AnswerRow> rows = EndToEnd.rows(world, found, Optional.of(base), SEED);

        AnswerRow visible = row(rows, "true conversions visible");
        assertThat(visible.estimate().value())
                .isBetween(.8, visible.oracle().value())
                .isBetween(visible.estimate().low(), visible.estimate().high());
        AnswerRow copies = row(rows, "copies");
        assertThat(copies.estimate().value()).isLessThan(copies.baseline().value());
        AnswerRow matched = row(rows, "matched right");
        assertThat(matched.estimate().value()).isBetween(.2, matched.oracle().value());
        assertThat(row(rows, "precision").estimate().value()).isGreaterThanOrEqualTo(.95);
        assertThat(row(rows, "conversions by campaign, against true").estimate().value())
                .isBetween(0.0, .9);
    }
}
