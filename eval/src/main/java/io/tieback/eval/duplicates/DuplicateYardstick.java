package io.tieback.eval.duplicates;

import io.tieback.eval.data.JudgedReport;
import io.tieback.eval.data.Teachers;
import io.tieback.eval.oracle.Lessons;
import io.tieback.eval.oracle.Oracle;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * How many copies of an act are told, and how many true repeats are lost for it. Tieback today, and the base line, tell
 * copies by event id and order id; the oracle adds pairs that a scorer, taught by the truth of other seeds, holds for
 * copies with p ≥ .5.
 */
public final class DuplicateYardstick {
    private static final double PROBABILITY = 0.5;
    private static final double FALSE_ROWS_KEPT = 0.2;
    private static final String NONE_FOUND = "no pair was found";

    private final long seed;
    private final ReportPairs judged;
    private final Bootstrap bootstrap;
    private final PartitionTally byIds;

    private DuplicateYardstick(ReportPairs judged, long seed) {
        this.judged = judged;
        this.seed = seed;
        byIds = PartitionTally.of(judged.reports(), judged.trueAct(), judged.actByIds());
        bootstrap = new Bootstrap(byIds.people(), seed);
    }

    /** Measures the judged world, with an oracle from the teachers. */
    public static List<AnswerRow> measure(Teachers teachers, long seed) {
        ReportPairs pairs = ReportPairs.of(teachers.judged());
        return new DuplicateYardstick(pairs, seed).rows(teachers);
    }

    private List<AnswerRow> rows(Teachers teachers) {
        PartitionTally ceiling = tally(merged(judged, copies(judged)));
        Lessons lessons = new Lessons(FALSE_ROWS_KEPT, seed);
        teachers.each(world -> learn(ReportPairs.of(world), lessons));
        Oracle<Lessons.Taught> oracle = Oracle.by(
                () -> lessons.teach(Collections.nCopies(judged.evidence().get(0).length, 0)));
        return rows(oracle.map(taught -> tally(merged(judged, links(judged, taught)))), ceiling);
    }

    private List<AnswerRow> rows(Oracle<PartitionTally> oracle, PartitionTally ceiling) {
        List<AnswerRow> rows = new ArrayList<>();
        rows.add(row("pairs of copies, precision", "share", (t, w) -> t.pairs(w).precision(), oracle));
        rows.add(row("pairs of copies, recall", "share", (t, w) -> t.pairs(w).recall(), oracle));
        rows.add(row("pairs of copies", "F1", (t, w) -> t.pairs(w).f1(), oracle));
        Measured gain = oracle.figure(better -> bootstrap.difference(
                w -> better.pairs(w).f1(), w -> byIds.pairs(w).f1(), NONE_FOUND));
        int n = judged.reports().size();
        rows.add(AnswerRow.alone("pairs of copies, oracle less base line", "F1", n, gain, AnswerRow.DIFFERENCE));
        Measured reach = bootstrap.weighted(w -> ceiling.pairs(w).recall(), NONE_FOUND);
        rows.add(AnswerRow.alone("pairs of copies, recall that blocking allows", "share", n, reach, AnswerRow.CEILING));
        rows.add(row("copies still counted as acts", "share", PartitionTally::shareLeft, oracle));
        rows.add(
                row("true repeats taken for copies", "pairs per 1,000 reports", PartitionTally::repeatsMerged, oracle));
        rows.add(leakCheck(oracle));
        return rows;
    }

    /** Reports of one advertiser that are next to each other in order of ids, taken for copies. */
    private AnswerRow leakCheck(Oracle<PartitionTally> oracle) {
        PartitionTally byOrder = tally(pairedInOrder(judged.reports()));
        Measured excess = oracle.figure(model -> bootstrap.difference(
                w -> byOrder.pairs(w).f1(), w -> model.pairs(w).f1(), NONE_FOUND));
        return AnswerRow.leakCheck(
                "reports in order of ids, two by two", "F1", judged.reports().size(), excess);
    }

    /** Two by two in order of advertisers and ids: each report's number, or that of the one before. */
    static int[] pairedInOrder(List<JudgedReport> reports) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> reports.get(i).report().advertiserId())
                .thenComparing(i -> reports.get(i).report().reportId()));
        int[] acts = new int[reports.size()];
        for (int rank = 0; rank < acts.length; rank++) {
            acts[order.get(rank)] = order.get(rank - rank % 2);
        }
        return acts;
    }

    private AnswerRow row(
            String name,
            String unit,
            ToDoubleBiFunction<PartitionTally, double[]> figure,
            Oracle<PartitionTally> oracle) {
        Measured today = bootstrap.weighted(w -> figure.applyAsDouble(byIds, w), NONE_FOUND);
        Measured best = oracle.figure(one -> bootstrap.weighted(w -> figure.applyAsDouble(one, w), NONE_FOUND));
        return AnswerRow.of(name, unit, judged.reports().size(), today, today, best);
    }

    private PartitionTally tally(int[] found) {
        return PartitionTally.of(judged.reports(), judged.trueAct(), found);
    }

    static void learn(ReportPairs pairs, Lessons lessons) {
        List<double[]> evidence = pairs.evidence();
        for (int pair = 0; pair < evidence.size(); pair++) {
            lessons.add(evidence.get(pair), pairs.isCopy(pair));
        }
        lessons.addReports(pairs.reports().size());
    }

    static int[] copies(ReportPairs pairs) {
        return java.util.stream.IntStream.range(0, pairs.size())
                .filter(pairs::isCopy)
                .toArray();
    }

    static int[] links(ReportPairs pairs, Lessons.Taught taught) {
        List<double[]> evidence = pairs.evidence();
        return java.util.stream.IntStream.range(0, pairs.size())
                .filter(pair -> taught.probability(evidence.get(pair)) >= PROBABILITY)
                .toArray();
    }

    /** The acts by ids, joined by links. */
    static int[] merged(ReportPairs pairs, int[] links) {
        int[] acts = pairs.actByIds();
        int[] parent = new int[acts.length];
        java.util.Arrays.setAll(parent, i -> i);
        for (int link : links) {
            int a = root(parent, acts[pairs.left(link)]);
            int b = root(parent, acts[pairs.right(link)]);
            parent[Math.max(a, b)] = Math.min(a, b);
        }
        return java.util.Arrays.stream(acts).map(act -> root(parent, act)).toArray();
    }

    private static int root(int[] parent, int of) {
        int root = of;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
