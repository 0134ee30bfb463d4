package io.tieback.eval.linkage;

import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.stats.BetaCalibrator;
import io.tieback.core.stats.ReliabilityDiagram;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import io.tieback.learn.link.LinkResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Records of people: historical-50k, FEBRL and fake-1000, unsupervised, p ≥ .95 fixed beforehand. */
final class PeopleYardstick {
    private static final double PROBABILITY = 0.95;
    private static final int BINS = 10;
    private static final String NO_ENTITY = "there are no records";

    private final Path data;
    private final JudgedJob jobs;
    private final long seed;

    PeopleYardstick(Path data, JudgedJob jobs, long seed) {
        this.data = data;
        this.jobs = jobs;
        this.seed = seed;
    }

    List<AnswerRow> historical() {
        LinkResult result = jobs.run("historical-50k.yaml", data.resolve("historical-50k"));
        LinkageScores scores = LinkageScores.of(result, row -> result.input().truthOf(row));
        List<AnswerRow> rows =
                new ArrayList<>(clusters("historical-50k", scores, Target.atLeast(0.86), Target.atLeast(0.875)));
        rows.add(edges("historical-50k", scores, Target.NONE));
        return rows;
    }

    List<AnswerRow> febrl3() {
        LinkResult result = jobs.run("febrl-3.yaml", data.resolve("febrl"));
        LinkageScores scores = LinkageScores.of(result, febrlTruth(result));
        List<AnswerRow> rows = new ArrayList<>(List.of(edges("febrl 3", scores, Target.atLeast(0.992))));
        rows.addAll(clusters("febrl 3", scores, Target.atLeast(0.996), Target.atLeast(0.996)));
        return rows;
    }

    List<AnswerRow> febrl4() {
        LinkResult result = jobs.run("febrl-4.yaml", data.resolve("febrl"));
        LinkageScores scores = LinkageScores.of(result, febrlTruth(result));
        return List.of(edges("febrl 4a–4b", scores, Target.atLeast(0.998)));
    }

    List<AnswerRow> fake1000() throws IOException {
        Path folder = data.resolve("fake-1000");
        LinkResult result = jobs.run("fake-1000.yaml", folder);
        LinkageScores scores = LinkageScores.of(result, row -> result.input().truthOf(row));
        List<AnswerRow> rows = new ArrayList<>(clusters("fake-1000", scores, Target.NONE, Target.NONE));
        rows.addAll(labels(result, scores, folder.resolve("fake_1000_labels.csv")));
        return rows;
    }

    private List<AnswerRow> labels(LinkResult result, LinkageScores scores, Path file) throws IOException {
        Map<String, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < result.table().rows(); row++) {
            rowOf.put(result.table().id(row), row);
        }
        List<String> lines = Files.readAllLines(file);
        int n = lines.size() - 1;
        double[] said = new double[n];
        boolean[] came = new boolean[n];
        boolean[] fold = new boolean[n];
        PairScorer scorer = result.scorer().fork();
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i + 1).split(",");
            int a = Objects.requireNonNull(rowOf.get(cells[0]));
            int b = Objects.requireNonNull(rowOf.get(cells[2]));
            said[i] = Odds.probability(scorer.matchWeight(Math.min(a, b), Math.max(a, b)));
            came[i] = Double.parseDouble(cells[4]) >= 0.5;
            fold[i] = (Math.min(scores.truthOf(a), scores.truthOf(b)) & 1) == 0;
        }
        double[] calibrated = crossFitted(said, came, fold);
        List<AnswerRow> rows = new ArrayList<>();
        for (double least : new double[] {0.1, 0.5, 0.9, 0.95, 0.99}) {
            rows.add(labelRow(said, came, least));
        }
        double raw = ReliabilityDiagram.of(said, came, BINS).calibrationError();
        rows.add(calibration("as scored", raw, n).noting("10 bins of equal count"));
        double error = ReliabilityDiagram.of(calibrated, came, BINS).calibrationError();
        rows.add(calibration("calibrated", error, n)
                .asked(Target.atMost(0.03))
                .noting("beta calibration, each half by the other half's labels, halves by entity"));
        return rows;
    }

    private static AnswerRow calibration(String which, double error, int labels) {
        String name = "fake-1000 labels, calibration error, " + which;
        return AnswerRow.of(name, "probability", labels, Measured.exact(error, "there are no labels"));
    }

    private static AnswerRow labelRow(double[] said, boolean[] came, double least) {
        double right = 0;
        double found = 0;
        double there = 0;
        for (int i = 0; i < said.length; i++) {
            found += said[i] >= least ? 1 : 0;
            there += came[i] ? 1 : 0;
            right += said[i] >= least && came[i] ? 1 : 0;
        }
        Agreement agreement = Agreement.of(right, found, there);
        String note =
                String.format(Locale.ROOT, "precision %.4f, recall %.4f", agreement.precision(), agreement.recall());
        Measured f1 = Measured.exact(agreement.f1(), "there are no labels");
        return AnswerRow.of("fake-1000 labels, F1 at p ≥ " + least, "F1", said.length, f1)
                .noting(note);
    }

    private static double[] crossFitted(double[] said, boolean[] came, boolean[] fold) {
        double[] calibrated = new double[said.length];
        for (boolean held : new boolean[] {false, true}) {
            int[] fit =
                    IntStream.range(0, said.length).filter(i -> fold[i] != held).toArray();
            boolean[] labels = new boolean[fit.length];
            for (int i = 0; i < fit.length; i++) {
                labels[i] = came[fit[i]];
            }
            double[] scores = Arrays.stream(fit).mapToDouble(i -> said[i]).toArray();
            BetaCalibrator calibrator = BetaCalibrator.fit(scores, labels);
            for (int i = 0; i < said.length; i++) {
                calibrated[i] = fold[i] == held ? calibrator.probability(said[i]) : calibrated[i];
            }
        }
        return calibrated;
    }

    private static IntFunction<Object> febrlTruth(LinkResult result) {
        return row -> result.table().id(row).replaceFirst("-(org|dup).*", "");
    }

    private AnswerRow edges(String name, LinkageScores scores, Target target) {
        Measured f1 = new Bootstrap(scores.entities(), seed)
                .weighted(w -> scores.edges(PROBABILITY, w).f1(), NO_ENTITY);
        return AnswerRow.of(name + ", edges, p ≥ .95", "F1", scores.entities(), f1)
                .asked(target);
    }

    private List<AnswerRow> clusters(String name, LinkageScores scores, Target ofPairs, Target ofBCubed) {
        ClusterTally tally = scores.clusters();
        Bootstrap bootstrap = new Bootstrap(tally.entities(), seed);
        Measured pairs = bootstrap.weighted(w -> tally.pairs(w).f1(), NO_ENTITY);
        Measured bCubed = bootstrap.weighted(w -> tally.bCubed(w).f1(), NO_ENTITY);
        return List.of(
                AnswerRow.of(name + ", pairs in clusters, p ≥ .95", "F1", tally.entities(), pairs)
                        .asked(ofPairs),
                AnswerRow.of(name + ", clusters, p ≥ .95", "B³ F1", tally.entities(), bCubed)
                        .asked(ofBCubed));
    }
}
