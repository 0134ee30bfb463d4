package io.tieback.eval.linkage;

import io.tieback.core.match.compare.ComparedColumns;
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
import io.tieback.learn.link.LinkResult;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One payment seen by two systems, one-to-one over all origins without a score threshold, judged on the origins of
 * half 1; window and settings from half 0. Supervised: two folds by half of the origin, trees of one scoring the
 * other.
 */
final class TransactionsYardstick {
    private static final int DELETION_SEEDS = 3;

    private final Path source;
    private final long seed;

    TransactionsYardstick(Path source, long seed) {
        this.source = source;
        this.seed = seed;
    }

    List<AnswerRow> rows() throws IOException {
        try (TemporaryFolder temporary = TemporaryFolder.create();
                TransactionFiles files = new TransactionFiles(source, temporary.path())) {
            Path folder = temporary.path();
            files.origins();
            files.destinations();
            String settings = files.window().in(JudgedJob.settings("splink-transactions.yaml"));
            List<AnswerRow> rows = new ArrayList<>(run(settings, folder, "all matched", new double[] {0.997, 0.998}));
            for (int deletion = 0; deletion < DELETION_SEEDS; deletion++) {
                String left = files.destinationsLeft(deletion).getFileName().toString();
                String text = settings.replace("destination.parquet", left);
                rows.addAll(run(text, folder, "40 % deleted, seed " + deletion, new double[] {0.995, 0.998}));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB: " + e.getMessage(), e);
        }
    }

    private List<AnswerRow> run(String settings, Path folder, String which, double[] reach) {
        LinkResult result = JudgedJob.run(settings, folder, seed);
        LinkageScores scores = LinkageScores.of(result, row -> result.input().truthOf(row));
        String data = "splink-transactions, " + which;
        return List.of(
                row(data, "one-to-one, unsupervised", result, scores, result.pairs(), reach[0]),
                row(data, "one-to-one, supervised", result, scores, boosted(result, scores), reach[1]));
    }

    private AnswerRow row(
            String data, String figure, LinkResult result, LinkageScores scores, ScoredPairs pairs, double reach) {
        int[] partner = OneToOne.greedy(result.table(), pairs, Double.NEGATIVE_INFINITY);
        OneToOneTally tally = OneToOneTally.of(result.table(), scores, partner, 1);
        Measured f1 = new Bootstrap(tally.origins(), seed)
                .weighted(w -> tally.agreement(w).f1(), "there are no origins");
        return AnswerRow.of(data + ", " + figure, "F1", tally.origins(), f1).asked(Target.atLeast(reach));
    }

    private ScoredPairs boosted(LinkResult result, LinkageScores scores) {
        ComparedColumns columns =
                ComparedColumns.of(result.table(), result.settings().comparisons());
        PairFeatures features = PairFeatures.of(result.trained().model(), columns);
        RivalFeatures rivals = new RivalFeatures(result.pairs(), result.table().rows());
        int n = result.pairs().size();
        int[] left = new int[n];
        int[] right = new int[n];
        double[] weight = new double[n];
        List<double[]> rows = new ArrayList<>();
        List<List<double[]>> train = List.of(new ArrayList<>(), new ArrayList<>());
        List<List<Boolean>> labels = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < n; i++) {
            left[i] = result.pairs().left(i);
            right[i] = result.pairs().right(i);
            rows.add(rivals.append(features.of(left[i], right[i]), i));
            int half = half(result, left[i]);
            train.get(half).add(rows.get(i));
            labels.get(half).add(scores.truthOf(left[i]) == scores.truthOf(right[i]));
        }
        List<FlatTrees> trees = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            BoostSettings settings = BoostSettings.of(rivals.directions(features.directions()), seed);
            trees.add(BoostTrainer.train(train.get(half), labels.get(half), settings)
                    .trees());
        }
        for (int i = 0; i < n; i++) {
            weight[i] = trees.get(1 - half(result, left[i])).rawScore(rows.get(i));
        }
        return ScoredPairs.of(left, right, weight);
    }

    private static int half(LinkResult result, int origin) {
        return result.table().id(origin).charAt(0) - '0';
    }
}
