package io.tieback.core.match.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tieback.core.match.MadeUpPeople;
import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.block.BlockingRule;
import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.compare.Comparison;
import io.tieback.core.match.compare.ComparisonLevel;
import io.tieback.core.match.compare.LevelCondition;
import io.tieback.core.match.entity.BridgePolicy;
import io.tieback.core.match.entity.ClusterPolicy;
import io.tieback.core.match.entity.Entities;
import io.tieback.core.match.entity.EntityClustering;
import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.RecordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FellegiSunterTest {
    private static final List<Comparison> COMPARISONS =
            List.of(comparison("given", 1), comparison("surname", 1), comparison("born", 0), comparison("town", 0));
    private static final FellegiSunterTraining TRAINING = new FellegiSunterTraining(
            List.of(BlockingRule.on("given", "surname", "born")),
            0.5,
            List.of(BlockingRule.on("surname"), BlockingRule.on("born")),
            FellegiSunterTraining.Sample.ofSeed(1));

    private static Comparison comparison(String column, double termFrequency) {
        return new Comparison(
                column,
                ColumnExpression.parse(column),
                List.of(
                        new ComparisonLevel("exact", new LevelCondition.Exact(), termFrequency),
                        new ComparisonLevel("close", new LevelCondition.JaroWinklerAtLeast(0.85), 0)),
                0);
    }

    @Test
    void emFindsTheParametersThatMadeThePatterns() {
        List<String> labels = List.of("missing", "exact", "all else");
        List<ComparisonParameters> start = new ArrayList<>();
        double[] m = {0.9, 0.8, 0.95};
        double[] u = {0.1, 0.05, 0.2};
        for (int c = 0; c < 3; c++) {
            start.add(new ComparisonParameters("c" + c, labels, List.of(0.0, 0.6, 0.4), List.of(0.0, u[c], 1 - u[c])));
        }
        double share = 0.2;
        List<byte[]> patterns = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int pattern = 0; pattern < 8; pattern++) {
            double match = share;
            double other = 1 - share;
            byte[] levels = new byte[3];
            for (int c = 0; c < 3; c++) {
                boolean agree = (pattern >> c & 1) == 0;
                levels[c] = (byte) (agree ? 1 : 2);
                match *= agree ? m[c] : 1 - m[c];
                other *= agree ? u[c] : 1 - u[c];
            }
            patterns.add(levels);
            counts.add(Math.round((match + other) * 1e7));
        }
        ExpectationMaximisation.Result result = new ExpectationMaximisation(5000, 1e-10)
                .run(new AgreementPatterns(patterns, counts), start, new boolean[] {true, true, true}, 0.5);
        assertThat(result.converged()).isTrue();
        assertThat(result.matchShare()).isCloseTo(share, within(1e-3));
        for (int c = 0; c < 3; c++) {
            assertThat(result.comparisons().get(c).m().get(1)).isCloseTo(m[c], within(2e-3));
        }
    }

    @Test
    void aWaterfallAddsUpToTheMatchWeightOfItsPair() {
        RecordTable table = new MadeUpPeople(500, 5).table();
        FellegiSunterScorer scorer = scorer(table);
        for (int right = 1; right < table.rows(); right++) {
            Waterfall waterfall = scorer.explain(right - 1, right);
            assertThat(waterfall.matchWeight()).isCloseTo(scorer.matchWeight(right - 1, right), within(1e-9));
        }
    }

    @Test
    void leavingASumEarlyNeverLosesAPairThatIsHeavyEnough() {
        RecordTable table = new MadeUpPeople(400, 6).table();
        FellegiSunterScorer scorer = scorer(table);
        for (int left = 0; left < table.rows(); left += 7) {
            for (int right = left + 1; right < table.rows(); right++) {
                double weight = scorer.matchWeight(left, right);
                double early = scorer.matchWeightIfAtLeast(left, right, 3);
                assertThat(early).isEqualTo(weight >= 3 || early != Double.NEGATIVE_INFINITY ? weight : early);
                assertThat(weight >= 3).isEqualTo(early >= 3);
            }
        }
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        MadeUpPeople people = new MadeUpPeople(600, 7);
        assertThat(clusters(people.shuffled(1).table())).isEqualTo(clusters(people.table()));
        assertThat(model(people.shuffled(2).table())).isEqualTo(model(people.table()));
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void leavingOutAFifthOfTheRecordsMovesNoWeightByMoreThanTheTrainingSays(long seed) {
        MadeUpPeople people = new MadeUpPeople(4000, seed);
        FellegiSunterTraining.Trained whole = trained(people.table());
        int levels = 0;
        int telling = 0;
        for (int fold = 0; fold < 5; fold++) {
            FellegiSunterTraining.Trained part = trained(people.without(fold, 5).table());
            for (int c = 0; c < COMPARISONS.size(); c++) {
                for (int level = 1; level < COMPARISONS.get(c).levelCount(); level++) {
                    double before = whole.model().comparisons().get(c).weight(level);
                    double after = part.model().comparisons().get(c).weight(level);
                    double tolerance = whole.tolerance(c, level).orElseThrow();
                    assertThat(after)
                            .as(
                                    "seed %d, fold %d, %s, level %d",
                                    seed, fold, COMPARISONS.get(c).name(), level)
                            .isCloseTo(before, within(tolerance));
                    telling += tolerance < 1 ? 1 : 0;
                    levels++;
                }
            }
        }
        assertThat((double) telling / levels)
                .as("share of weights that are known within a bit")
                .isGreaterThan(0.5);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws InterruptedException, ExecutionException {
        MadeUpPeople people = new MadeUpPeople(600, 8);
        FellegiSunterModel alone = in(1, people);
        assertThat(in(2, people)).isEqualTo(alone);
        assertThat(in(7, people)).isEqualTo(alone);
    }

    @Test
    void mostCopiesOfAPersonAreFoundAndFewOthers() {
        RecordTable table = new MadeUpPeople(3000, 9).table();
        Entities entities = entities(table);
        int right = 0;
        int joined = 0;
        int copies = 0;
        for (int row = 0; row < table.rows(); row++) {
            copies += table.id(row).endsWith("-1") ? 1 : 0;
            int other = entities.entityOf(row);
            joined += other != row ? 1 : 0;
            right += other != row && person(table, other).equals(person(table, row)) ? 1 : 0;
        }
        assertThat((double) right / joined).isGreaterThan(0.97);
        assertThat((double) right / copies).isGreaterThan(0.85);
    }

    private static FellegiSunterModel in(int threads, MadeUpPeople people)
            throws InterruptedException, ExecutionException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> model(people.table())).get();
        } finally {
            pool.shutdown();
        }
    }

    private static String person(RecordTable table, int row) {
        return table.id(row).replaceFirst("-.*", "");
    }

    private static FellegiSunterModel model(RecordTable table) {
        return trained(table).model();
    }

    private static FellegiSunterTraining.Trained trained(RecordTable table) {
        ComparedColumns columns = ComparedColumns.of(table, COMPARISONS);
        return TRAINING.train(columns, TRAINING.randomMatchProbability(table));
    }

    private static FellegiSunterScorer scorer(RecordTable table) {
        return FellegiSunterScorer.of(model(table), ComparedColumns.of(table, COMPARISONS));
    }

    private static Entities entities(RecordTable table) {
        FellegiSunterScorer scorer = scorer(table);
        BlockedPairs pairs = BlockedPairs.of(
                table, List.of(BlockingRule.on("surname"), BlockingRule.on("born"), BlockingRule.on("given", "town")));
        ScoredPairs scored = ScoredPairs.score(pairs, scorer, 0, done -> {});
        ClusterPolicy policy = new ClusterPolicy(4.25, new BridgePolicy(0.1, 64, 0), 50, List.of());
        return EntityClustering.cluster(table, scored, scorer.fork(), policy);
    }

    private static Set<Set<String>> clusters(RecordTable table) {
        Entities entities = entities(table);
        List<Set<String>> byEntity = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            byEntity.add(new TreeSet<>());
        }
        for (int row = 0; row < table.rows(); row++) {
            byEntity.get(entities.entityOf(row)).add(table.id(row));
        }
        byEntity.removeIf(Set::isEmpty);
        return Set.copyOf(byEntity);
    }
}
