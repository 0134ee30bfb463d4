package io.tieback.eval.linkage;

import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.entity.AssignmentBeliefs;
import io.tieback.core.match.entity.OneToOne;
import io.tieback.core.match.score.PairFeatures;
import io.tieback.core.match.score.ScoredPairs;
import io.tieback.core.model.FlatTrees;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Bootstrap;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import io.tieback.eval.yardstick.TemporaryFolder;
import io.tieback.learn.boost.BoostSettings;
import io.tieback.learn.boost.BoostTrainer;
import io.tieback.learn.link.LinkProgress;
import io.tieback.learn.link.LinkResult;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One payment seen by two systems, one-to-one over all origins without a score threshold, judged on the origins of
 * half 1; window, settings and trees from half 0.
 */
final class TransactionsYardstick {
    private static final String PRESET = "splink-transactions.yaml";
    private static final double SUPERVISED = 0.998;
    private static final int DELETION_SEEDS = 3;
    private static final int FOLDS = 5;
    /** Nearly every destination has an origin: log2 odds that it has none. */
    private static final double DESTINATION_ALONE = -12;

    private final Path source;
    private final JudgedJob jobs;
    private final long seed;

    TransactionsYardstick(Path source, JudgedJob jobs, long seed) {
        this.source = source;
        this.jobs = jobs;
        this.seed = seed;
    }

    List<AnswerRow> rows() throws IOException {
        try (TemporaryFolder temporary = TemporaryFolder.create();
                TransactionFiles files = new TransactionFiles(source, temporary.path())) {
            Path folder = temporary.path();
            files.origins();
            files.destinations();
            TransactionFiles.Window window = files.window();
            List<AnswerRow> rows = new ArrayList<>(
                    measured(jobs.run(PRESET, folder, window::in, LinkProgress.silent()), "all matched", 0.997));
            for (int deletion = 0; deletion < DELETION_SEEDS; deletion++) {
                String left = files.destinationsLeft(deletion).getFileName().toString();
                UnaryOperator<String> fewer = text -> window.in(text).replace("destination.parquet", left);
                LinkResult result = jobs.run(PRESET, folder, fewer, LinkProgress.silent());
                rows.addAll(measured(result, "40 % deleted, seed " + deletion, 0.995));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB: " + e.getMessage(), e);
        }
    }

    private List<AnswerRow> measured(LinkResult result, String which, double reach) {
        LinkageScores scores = LinkageScores.of(result, row -> result.input().truthOf(row));
        String data = "splink-transactions, " + which + ", one-to-one, ";
        OneToOneTally supervised = tally(result, scores, boosted(result, scores));
        Measured best = f1(supervised);
        Measured base = f1(tally(result, scores, ExactJoin.pairs(result)));
        Measured found = f1(tally(result, scores, result.pairs()));
        long n = supervised.origins();
        return List.of(
                AnswerRow.of(data + "unsupervised", "F1", n, found, base, best)
                        .asked(Target.atLeast(reach))
                        .noting("oracle: supervised, by other origins"),
                AnswerRow.of(data + "supervised", "F1", n, best, base, best).asked(Target.atLeast(SUPERVISED)));
    }

    private static OneToOneTally tally(LinkResult result, LinkageScores scores, ScoredPairs pairs) {
        int[] partner = OneToOne.greedy(result.table(), pairs, Double.NEGATIVE_INFINITY);
        return OneToOneTally.of(result.table(), scores, partner, 1);
    }

    private Measured f1(OneToOneTally tally) {
        return new Bootstrap(tally.origins(), seed)
                .weighted(w -> tally.agreement(w).f1(), "there are no origins");
    }

    /**
     * Scores all pairs by trees that learn from origins of half 0 alone: half 1 by trees of all of half 0, each fifth
     * of half 0 by trees of the other four. Then each pair is weighed against its rivals.
     */
    private ScoredPairs boosted(LinkResult result, LinkageScores scores) {
        ComparedColumns columns =
                ComparedColumns.of(result.table(), result.settings().comparisons());
        PairFeatures features = PairFeatures.of(result.trained().model(), columns);
        int n = result.pairs().size();
        List<double[]> rows = new ArrayList<>();
        int[] fold = new int[n];
        for (int i = 0; i < n; i++) {
            int left = result.pairs().left(i);
            rows.add(features.of(left, result.pairs().right(i)));
            fold[i] = half(result, left) == 0 ? left % FOLDS : FOLDS;
        }
        double[] weight = new double[n];
        for (int held = 0; held <= FOLDS; held++) {
            FlatTrees trees = trees(result, scores, rows, fold, held);
            for (int i = 0; i < n; i++) {
                weight[i] = fold[i] == held ? trees.rawScore(rows.get(i)) / StrictMath.log(2) : weight[i];
            }
        }
        ScoredPairs alone = ScoredPairs.of(
                IntStream.range(0, n).map(result.pairs()::left).toArray(),
                IntStream.range(0, n).map(result.pairs()::right).toArray(),
                weight);
        return AssignmentBeliefs.of(alone, 0, DESTINATION_ALONE);
    }

    private FlatTrees trees(LinkResult result, LinkageScores scores, List<double[]> rows, int[] fold, int held) {
        List<double[]> train = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        for (int i = 0; i < fold.length; i++) {
            if (fold[i] < FOLDS && fold[i] != held) {
                train.add(rows.get(i));
                labels.add(scores.truthOf(result.pairs().left(i))
                        == scores.truthOf(result.pairs().right(i)));
            }
        }
        List<Integer> free = Collections.nCopies(rows.get(0).length, 0);
        return BoostTrainer.train(train, labels, BoostSettings.of(free, seed)).trees();
    }

    private static int half(LinkResult result, int origin) {
        return result.table().id(origin).charAt(0) - '0';
    }
}
