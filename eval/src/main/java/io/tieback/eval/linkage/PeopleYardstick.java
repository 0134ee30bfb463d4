package io.tieback.eval.linkage;

import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.stats.BetaCalibrator;
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
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Records of people: historical-50k, FEBRL and fake-1000, unsupervised, p ≥ .95 fixed beforehand. */
final class PeopleYardstick {
    private static final double PROBABILITY = 0.95;
    private static final Measured NO_OTHER = RecordLinkageYardstick.NO_OTHER;
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
        double[] joined = new double[n];
        boolean[] came = new boolean[n];
        int[] entity = new int[n];
        int[] join = ExactJoin.entities(result);
        PairScorer scorer = result.scorer().fork();
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i + 1).split(",");
            int a = Objects.requireNonNull(rowOf.get(cells[0]));
            int b = Objects.requireNonNull(rowOf.get(cells[2]));
            said[i] = Odds.probability(scorer.matchWeight(Math.min(a, b), Math.max(a, b)));
            joined[i] = join[a] == join[b] ? 1 : 0;
            came[i] = Double.parseDouble(cells[4]) >= 0.5;
            entity[i] = Math.min(scores.truthOf(a), scores.truthOf(b));
        }
        LabelledPairs pairs = new LabelledPairs(came, entity, seed);
        List<AnswerRow> rows = new ArrayList<>();
        for (double least : new double[] {0.1, 0.5, 0.9, 0.95, 0.99}) {
            rows.add(AnswerRow.of(
                            "fake-1000 labels, F1 at p ≥ " + least,
                            "F1",
                            n,
                            pairs.f1(said, least),
                            pairs.f1(joined, 1),
                            NO_OTHER)
                    .noting(pairs.describe(said, least)));
        }
        double[] calibrated = crossFitted(said, came, entity);
        rows.add(calibration("as scored", pairs.calibrationError(said), n).noting("10 bins of equal count"));
        rows.add(calibration("calibrated", pairs.calibrationError(calibrated), n)
                .asked(Target.atMost(0.03))
                .noting("beta calibration, each half by the other half's labels, halves by entity"));
        return rows;
    }

    private static AnswerRow calibration(String which, Measured error, int labels) {
        String name = "fake-1000 labels, calibration error, " + which;
        Measured silent = Measured.absent("joining by equality says no probability");
        return AnswerRow.of(name, "probability", labels, error, silent, NO_OTHER);
    }

    private static double[] crossFitted(double[] said, boolean[] came, int[] entity) {
        double[] calibrated = new double[said.length];
        for (int half = 0; half < 2; half++) {
            int held = half;
            int[] fit = IntStream.range(0, said.length)
                    .filter(i -> (entity[i] & 1) != held)
                    .toArray();
            boolean[] labels = new boolean[fit.length];
            for (int i = 0; i < fit.length; i++) {
                labels[i] = came[fit[i]];
            }
            double[] scores = Arrays.stream(fit).mapToDouble(i -> said[i]).toArray();
            BetaCalibrator calibrator = BetaCalibrator.fit(scores, labels);
            for (int i = 0; i < said.length; i++) {
                calibrated[i] = (entity[i] & 1) == held ? calibrator.probability(said[i]) : calibrated[i];
            }
        }
        return calibrated;
    }

    private static IntFunction<Object> febrlTruth(LinkResult result) {
        return row -> result.table().id(row).replaceFirst("-(org|dup).*", "");
    }

    private AnswerRow edges(String name, LinkageScores scores, Target target) {
        Bootstrap bootstrap = new Bootstrap(scores.entities(), seed);
        Measured f1 = bootstrap.weighted(w -> scores.edges(PROBABILITY, w).f1(), NO_ENTITY);
        ClusterTally join = scores.exactJoin();
        Measured base = bootstrap.weighted(w -> join.pairs(w).f1(), NO_ENTITY);
        return AnswerRow.of(name + ", edges, p ≥ .95", "F1", scores.entities(), f1, base, NO_OTHER)
                .asked(target);
    }

    private List<AnswerRow> clusters(String name, LinkageScores scores, Target ofPairs, Target ofBCubed) {
        ClusterTally tally = scores.clusters();
        Bootstrap bootstrap = new Bootstrap(tally.entities(), seed);
        Measured pairs = bootstrap.weighted(w -> tally.pairs(w).f1(), NO_ENTITY);
        Measured bCubed = bootstrap.weighted(w -> tally.bCubed(w).f1(), NO_ENTITY);
        ClusterTally join = scores.exactJoin();
        Measured joinPairs = bootstrap.weighted(w -> join.pairs(w).f1(), NO_ENTITY);
        Measured joinBCubed = bootstrap.weighted(w -> join.bCubed(w).f1(), NO_ENTITY);
        long n = tally.entities();
        return List.of(
                AnswerRow.of(name + ", pairs in clusters, p ≥ .95", "F1", n, pairs, joinPairs, NO_OTHER)
                        .asked(ofPairs),
                AnswerRow.of(name + ", clusters, p ≥ .95", "B³ F1", n, bCubed, joinBCubed, NO_OTHER)
                        .asked(ofBCubed));
    }
}
