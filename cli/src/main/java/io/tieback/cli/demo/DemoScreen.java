package io.tieback.cli.demo;

import io.tieback.cli.demo.Matching.Found;
import io.tieback.cli.demo.Matching.Group;
import io.tieback.cli.demo.TrueCredit.Sum;
import io.tieback.cli.explain.Explanation;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.LawTable;
import io.tieback.cli.run.Refusals;
import io.tieback.cli.text.Figures;
import io.tieback.cli.text.Screen;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.embedded.Law;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the day: each section's title says what was found, and its table shows it beside the truth. */
final class DemoScreen {
    private final Screen screen;
    private final ShopDay shopDay;
    private final DemoFindings findings;
    private final TruthTable truth;

    DemoScreen(Screen screen, ShopDay shopDay, DemoFindings findings, TruthTable truth) {
        this.screen = screen;
        this.shopDay = shopDay;
        this.findings = findings;
        this.truth = truth;
    }

    /** All that the server's answers show. */
    void print() {
        channels();
        refusals();
        matching();
        for (String setting : truth.settings()) {
            credit(setting);
        }
        outOfReach();
        life();
    }

    private void channels() {
        Conservation total = findings.total();
        screen.section(Figures.count(total.received()) + " reports came in; they tell of "
                + Figures.count(Math.round(findings.acts())) + " acts, and " + Figures.count(total.exactDuplicates())
                + " were dropped as copies");
        Table table = Table.of(
                Column.left("channel"),
                Column.right("received"),
                Column.right("admitted"),
                Column.right("duplicates"),
                Column.right("rejected"),
                Column.right("quarantined"),
                Column.right("suppressed"));
        findings.byChannel().forEach((channel, line) -> row(table, channel, line));
        table.rule();
        row(table, "all", total);
        screen.table(table);
        screen.space();
        screen.text(total.line() + ".");
        screen.text("In truth " + Figures.count(truth.actsInOrder()) + " acts have a report in order. "
                + Figures.count(total.admitted() - Math.round(findings.acts()))
                + " of the admitted reports are refunds and corrections of these. "
                + Figures.count(findings.sent().repeatedRows())
                + " rows went out twice under the same Idempotency-Key: "
                + (findings.sent().sameAnswers() == findings.sent().repeatedBatches()
                        ? "their batches were answered as before and they count once."
                        : "NOT all batches were answered as before."));
    }

    private static void row(Table table, String name, Conservation line) {
        table.row(
                name,
                Figures.count(line.received()),
                Figures.count(line.admitted()),
                Figures.count(line.exactDuplicates()),
                Figures.count(line.rejected()),
                Figures.count(line.quarantined()),
                Figures.count(line.suppressed()));
    }

    private void refusals() {
        List<Refusals> refusals = Refusals.of(findings.sent().results());
        screen.section(Figures.count(findings.total().refused()) + " rows were not taken; each was told why, and its "
                + "neighbours were not harmed");
        screen.table(Refusals.table(refusals));
        List<String> warnings = Refusals.warnings(findings.sent().results()).stream()
                .map(warning -> warning.code() + " " + Figures.count(warning.rows()))
                .toList();
        screen.space();
        screen.text("Taken with a warning: " + String.join(", ", warnings) + ".");
    }

    private void matching() {
        Matching matching = findings.matching();
        Found total = matching.total();
        Found known = matching.in(Group.KNOWN_USER);
        screen.section("Of acts with an identifier that the platform holds, "
                + Figures.percent(known.right(), (double) known.acts()) + " were matched to their user; "
                + Figures.percent(total.right(), matching.matched()) + " of what was matched is right");
        Table table = Table.of(
                Column.left("who did it, in truth"),
                Column.right("acts"),
                Column.right("matched right"),
                Column.right("matched wrong"),
                Column.right("nobody"));
        matching.byGroup().forEach((group, found) -> row(table, group.meaning(), found));
        table.rule();
        row(table, "all", total);
        screen.table(table);
        screen.space();
        screen.text("What is wrong comes from people who share a phone number or an e-mail address: there, acts are "
                + "shared by who was seen last. These are shares by rule, not probabilities.");
    }

    private static void row(Table table, String name, Found found) {
        table.row(
                name,
                Figures.count(found.acts()),
                Figures.tenths(found.right()),
                Figures.tenths(found.wrong()),
                Figures.tenths(found.nobody()));
    }

    private void credit(String setting) {
        Map<String, TruthTable.Line> lines = truth.byCampaign(setting, findings.credit());
        double found = lines.values().stream()
                .mapToDouble(line -> line.found().conversions())
                .sum();
        double truly = lines.values().stream()
                .mapToDouble(line -> line.truth().conversions())
                .sum();
        double reach = lines.values().stream()
                .mapToDouble(line -> line.reach().conversions())
                .sum();
        screen.section("By " + setting.replace('_', ' ') + ", campaigns earned " + Figures.tenths(found) + " of "
                + Figures.tenths(truly) + " true conversions (" + Figures.percent(found, truly)
                + "); exact identifiers "
                + "reach " + Figures.tenths(reach));
        List<String> currencies = truth.currencies();
        List<Column> columns = new ArrayList<>(List.of(
                Column.left("campaign"), Column.right("conversions"), Column.right("reachable"), Column.right("true")));
        currencies.forEach(currency -> {
            columns.add(Column.right(currency));
            columns.add(Column.right("true " + currency));
        });
        columns.add(Column.right("off"));
        Table table = Table.of(columns.toArray(Column[]::new));
        TruthTable.Line sum = TruthTable.Line.NONE;
        for (Map.Entry<String, TruthTable.Line> line : lines.entrySet()) {
            row(table, line.getKey(), line.getValue());
            sum = sum.plus(line.getValue());
        }
        table.rule();
        row(table, "all", sum);
        screen.table(table);
    }

    private void row(Table table, String name, TruthTable.Line line) {
        List<String> cells = new ArrayList<>(List.of(
                name,
                Figures.tenths(line.found().conversions()),
                Figures.tenths(line.reach().conversions()),
                Figures.tenths(line.truth().conversions())));
        for (String currency : truth.currencies()) {
            cells.add(Figures.money(line.found().value(currency)));
            cells.add(Figures.money(line.truth().value(currency)));
        }
        cells.add(Figures.difference(line.found().conversions(), line.truth().conversions()));
        table.row(cells.toArray(String[]::new));
    }

    private void outOfReach() {
        Map<TrueAct.Fate, Sum> fates = truth.byFate();
        double all = fates.values().stream().mapToDouble(Sum::conversions).sum();
        double missed =
                all - fates.getOrDefault(TrueAct.Fate.REACHABLE, Sum.ZERO).conversions();
        screen.section(Figures.tenths(missed) + " of the " + Figures.tenths(all)
                + " conversions that ads truly earned are out of reach, for three reasons");
        Table table =
                Table.of(Column.left("of true conversions by ads"), Column.right("conversions"), Column.right("share"));
        fates.forEach((fate, sum) ->
                table.row(fate.meaning(), Figures.tenths(sum.conversions()), Figures.percent(sum.conversions(), all)));
        screen.table(table);
    }

    private void life() {
        screen.section("One report's life: it was judged, then a copy with a better identifier restated it");
        screen.lines(Explanation.of(findings.life()));
        screen.space();
        List<String> causes = new ArrayList<>();
        findings.restated().forEach((cause, acts) -> causes.add(cause.replace('_', ' ') + " " + Figures.count(acts)));
        screen.text("Acts restated on this day, by cause: " + String.join(", ", causes) + ".");
    }

    /** The laws. */
    void laws(List<Law> laws) {
        long held = laws.stream().filter(Law::held).count();
        screen.section(
                held == laws.size()
                        ? "All " + laws.size() + " laws hold on what was written to disk"
                        : (laws.size() - held) + " of " + laws.size() + " laws are BROKEN");
        screen.table(LawTable.of(laws));
    }

    /** How long it took. */
    void phases(Map<String, Double> seconds) {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        double total = all.values().stream().mapToDouble(Double::doubleValue).sum();
        screen.section("It took " + Figures.seconds(total) + ", seed " + shopDay.seed());
        Table table = Table.of(Column.left("phase"), Column.right("time"));
        all.forEach((phase, time) -> table.row(phase, Figures.seconds(time)));
        screen.table(table);
    }
}
