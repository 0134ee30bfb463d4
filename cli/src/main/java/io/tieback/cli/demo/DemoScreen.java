package io.tieback.cli.demo;

import io.tieback.cli.demo.DemoFindings.Doer;
import io.tieback.cli.demo.DemoTruth.Cell;
import io.tieback.cli.demo.DemoTruth.Sum;
import io.tieback.cli.explain.Explanation;
import io.tieback.cli.run.Conservation;
import io.tieback.cli.run.LawTable;
import io.tieback.cli.run.Refusals;
import io.tieback.cli.text.Figures;
import io.tieback.cli.text.Screen;
import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.embedded.Law;
import io.tieback.eval.endtoend.MatchCount;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints what became of the world: each section's title says what was found, beside what is true. */
final class DemoScreen {
    private static final int CAMPAIGNS = 10;

    private final Screen screen;
    private final DemoFindings findings;
    private final DemoTruth truth;
    private final DemoReplies replies;

    DemoScreen(Screen screen, DemoFindings findings, DemoTruth truth, DemoReplies replies) {
        this.screen = screen;
        this.findings = findings;
        this.truth = truth;
        this.replies = replies;
    }

    /** All but laws and times. */
    void print() {
        channels();
        refusals();
        matching();
        credit();
        endToEnd();
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
        long adjustments = total.admitted() - Math.round(findings.acts());
        screen.line("Of the admitted, " + Figures.count(adjustments)
                + " are refunds and corrections, which belong to the act that they name.");
        screen.space();
        screen.text(total.line() + ".");
        screen.text("Before and between them the platform sent " + Figures.count(replies.platformRows())
                + " engagements, sightings and lists of identifiers. In truth " + Figures.count(replies.actsInOrder())
                + " acts have a report in order, refunds left out; what is counted beyond them are copies without an"
                + " id that they share, and inventions.");
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
        screen.section(Figures.count(findings.total().refused()) + " rows were not taken; each was told why, and "
                + (replies.otherThanExpected() == 0
                        ? "every row of the world was answered as its truth says"
                        : Figures.counted(replies.otherThanExpected(), "row")
                                + " of the world was answered otherwise than its truth says"));
        screen.table(Refusals.table(Refusals.of(replies.refused())));
        List<String> warnings = new ArrayList<>();
        replies.warnings().forEach((code, rows) -> warnings.add(code + " " + Figures.count(rows)));
        screen.space();
        screen.text("Taken with a warning: " + String.join(", ", warnings) + ".");
    }

    private void matching() {
        MatchCount users = findings.in(Doer.USER_CONVERTING);
        MatchCount all = findings.all();
        screen.section("Of users' conversions, " + Figures.percent(users.right(), (double) users.acts())
                + " were matched to the user who did it; " + Figures.percent(all.right(), all.matched())
                + " of all that was matched is right");
        Table table = Table.of(
                Column.left("who did it, in truth"),
                Column.right("acts"),
                Column.right("matched right"),
                Column.right("matched wrong"),
                Column.right("nobody"));
        findings.matching().forEach((doer, found) -> row(table, doer.meaning(), found));
        table.rule();
        row(table, "all", all);
        screen.table(table);
        screen.space();
        screen.text("By exact identifiers alone: shares by rule, not probabilities. Most visits carry nothing but a "
                + "cookie and an address; those are matched once a release of user match serves.");
    }

    private static void row(Table table, String name, MatchCount found) {
        table.row(
                name,
                Figures.count(found.acts()),
                Figures.tenths(found.right()),
                Figures.tenths(found.wrong()),
                Figures.tenths(found.nobody()));
    }

    private void credit() {
        Map<Cell, Sum> found = DemoJson.earned("last_touch", findings.credit());
        Map<Cell, Sum> truly = truth.earned("last_touch");
        Map<String, double[]> campaigns = new TreeMap<>();
        found.forEach((cell, sum) -> add(campaigns, cell, sum, 0));
        truly.forEach((cell, sum) -> add(campaigns, cell, sum, 2));
        double[] all = new double[4];
        campaigns.values().forEach(sums -> addAll(all, sums));
        screen.section("By last touch, campaigns were credited with " + Figures.tenths(all[0])
                + " conversions; with nothing hidden it would be " + Figures.tenths(all[2]) + " ("
                + Figures.percent(all[0], all[2]) + ")");
        Table table = Table.of(
                Column.left("campaign"),
                Column.right("conversions"),
                Column.right("true"),
                Column.right("off"),
                Column.right("value"),
                Column.right("true value"));
        List<Map.Entry<String, double[]>> largest = campaigns.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, double[]> one) -> -one.getValue()[2])
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        double[] rest = new double[4];
        for (int i = 0; i < largest.size(); i++) {
            if (i < CAMPAIGNS) {
                row(table, largest.get(i).getKey(), largest.get(i).getValue());
            } else {
                addAll(rest, largest.get(i).getValue());
            }
        }
        row(table, Figures.counted(Math.max(0, largest.size() - CAMPAIGNS), "other"), rest);
        table.rule();
        row(table, "all", all);
        screen.table(table);
        screen.space();
        screen.text("Conversions are acts of a type that some advertiser pays for. Values are in each advertiser's "
                + "own currency, and summed as if they were one. They are as reported: a sale that was sent in cents "
                + "for euros counts a hundredfold, and one such outweighs many that were lost.");
    }

    private static void add(Map<String, double[]> campaigns, Cell cell, Sum sum, int at) {
        double[] sums = campaigns.computeIfAbsent(cell.campaignId(), id -> new double[4]);
        sums[at] += sum.conversions();
        sums[at + 1] += sum.value().doubleValue();
    }

    private static void addAll(double[] into, double[] sums) {
        for (int i = 0; i < into.length; i++) {
            into[i] += sums[i];
        }
    }

    private static void row(Table table, String name, double[] sums) {
        table.row(
                name,
                Figures.tenths(sums[0]),
                Figures.tenths(sums[2]),
                Figures.difference(sums[0], sums[2]),
                Figures.tenths(sums[1]),
                Figures.tenths(sums[3]));
    }

    private void endToEnd() {
        screen.section("End to end, judged by the truth; 95 % intervals over people");
        Table table = Table.of(
                Column.left("figure"), Column.right("n"), Column.right("Tieback [95 %]"), Column.right("oracle"));
        for (AnswerRow row : findings.endToEnd()) {
            table.row(row.name(), Figures.count(row.n()), interval(row.estimate()), number(row.oracle()));
        }
        screen.table(table);
        screen.space();
        screen.text("./tieback eval end-to-end adds base lines, and says what each figure means.");
    }

    private static String interval(Measured measured) {
        return measured.hasInterval()
                ? String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", measured.value(), measured.low(), measured.high())
                : number(measured);
    }

    private static String number(Measured measured) {
        return measured.isPresent() ? String.format(Locale.ROOT, "%.3f", measured.value()) : "–";
    }

    private void life() {
        List<String> reasons = findings.life().findValuesAsText("reason");
        screen.section(
                reasons.contains("judged") && reasons.contains("late_copy")
                        ? "One report's life: it was judged, then a copy with a better identifier restated it"
                        : "One report's life");
        screen.lines(Explanation.of(findings.life()));
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
        double total =
                seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        screen.section("It took " + Figures.seconds(total));
        Table table = Table.of(Column.left("phase"), Column.right("time"));
        seconds.forEach((phase, time) -> table.row(phase, Figures.seconds(time)));
        screen.table(table);
    }
}
