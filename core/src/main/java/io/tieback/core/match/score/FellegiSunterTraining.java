package io.tieback.core.match.score;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.block.BlockingRule;
import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.compare.Comparison;
import io.tieback.core.match.records.RecordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Learns a model without labels: λ from strict rules of assumed recall, u from random pairs, m by EM over several
 * blocking passes. A pass cannot learn the comparisons whose columns it blocks on; m is the median over the passes that
 * could. Deterministic for a seed with any number of threads.
 *
 * @param strictRules pairs that are nearly all matches
 * @param strictRecall in (0, 1]: which share of all matches they find, as far as anybody knows
 * @param passes blocking rules of the EM passes
 * @param sample how u and the passes are sampled
 */
public record FellegiSunterTraining(
        List<BlockingRule> strictRules, double strictRecall, List<BlockingRule> passes, Sample sample) {
    /** However many matches the random pairs seem to hold, this share of a level's u stays. */
    private static final double LEAST_LEFT = 0.2;

    private static final ExpectationMaximisation EM = new ExpectationMaximisation(200, 1e-5);

    public FellegiSunterTraining {
        strictRules = List.copyOf(strictRules);
        passes = List.copyOf(passes);
        if (!(strictRecall > 0 && strictRecall <= 1)) {
            throw new IllegalArgumentException("recall lies above 0 and up to 1: " + strictRecall);
        }
        if (passes.isEmpty()) {
            throw new IllegalArgumentException("training needs a pass");
        }
    }

    /** λ by the strict rules: their pairs over their recall times all pairs. */
    public double randomMatchProbability(RecordTable table) {
        return randomMatchProbability(table, size -> {});
    }

    /**
     * λ by the strict rules: their pairs over their recall times all pairs.
     *
     * @param heard told what each rule would cost before its pairs are gone through; may throw to refuse it
     */
    public double randomMatchProbability(RecordTable table, Consumer<BlockedPairs.RuleSize> heard) {
        double all = table.isLinking()
                ? (double) table.leftRows() * (table.rows() - table.leftRows())
                : table.rows() * (table.rows() - 1.0) / 2;
        BlockedPairs strict = BlockedPairs.of(table, strictRules);
        strict.sizes().forEach(heard);
        long found = Arrays.stream(strict.countByRule()).sum();
        double lambda = (found + 0.5) / strictRecall / Math.max(1, all);
        return Math.min(0.5, Math.max(1e-12, lambda));
    }

    /** Learns m and u for a λ. */
    public Trained train(ComparedColumns columns, double lambda) {
        return train(columns, lambda, size -> {});
    }

    /**
     * Learns m and u for a λ.
     *
     * @param heard told what each pass would cost before its pairs are gone through; may throw to refuse it
     */
    public Trained train(ComparedColumns columns, double lambda, Consumer<BlockedPairs.RuleSize> heard) {
        RandomPairs.Shares random =
                new RandomPairs(columns, sample.seed(), sample.mostRandomPairs(), sample.enough()).take();
        List<List<Double>> u = random.shares();
        List<ComparisonParameters> start = new ArrayList<>();
        for (int c = 0; c < u.size(); c++) {
            Comparison comparison = columns.comparisons().get(c);
            start.add(new ComparisonParameters(
                    comparison.name(), comparison.labels(), firstM(comparison.levelCount()), u.get(c)));
        }
        List<AgreementPatterns> patterns = new ArrayList<>();
        for (BlockingRule rule : passes) {
            BlockedPairs pairs = BlockedPairs.of(columns.table(), List.of(rule));
            pairs.sizes().forEach(heard);
            patterns.add(AgreementPatterns.count(columns, pairs, sample.mostPairsOfPass()));
        }
        Learnt learnt = learn(columns, start, patterns, lambda);
        List<ComparisonParameters> cleaned = start;
        if (sample.matchesTakenOut()) {
            cleaned = withoutMatches(start, learnt.model());
            learnt = learn(columns, cleaned, patterns, lambda);
        }
        return new Trained(learnt.model(), learnt.passes(), weightErrors(learnt, random, cleaned));
    }

    /** Errors of log2 m and log2 u together; what is left of u after a correction has more of its error. */
    private static List<List<Double>> weightErrors(
            Learnt learnt, RandomPairs.Shares random, List<ComparisonParameters> cleaned) {
        List<List<Double>> errors = new ArrayList<>();
        for (int c = 0; c < cleaned.size(); c++) {
            List<Double> ofLevels = new ArrayList<>(List.of(0.0));
            for (int level = 1; level < cleaned.get(c).labels().size(); level++) {
                double left =
                        cleaned.get(c).u().get(level) / random.shares().get(c).get(level);
                double ofU = random.errors().get(c).get(level) / Math.min(1, left);
                double ofM = learnt.errorOfM(c, level);
                ofLevels.add(StrictMath.sqrt(ofM * ofM + ofU * ofU));
            }
            errors.add(ofLevels);
        }
        return errors;
    }

    private Learnt learn(
            ComparedColumns columns,
            List<ComparisonParameters> start,
            List<AgreementPatterns> patterns,
            double lambda) {
        List<Pass> done = new ArrayList<>();
        for (int i = 0; i < passes.size(); i++) {
            done.add(pass(columns, passes.get(i), start, patterns.get(i), lambda));
        }
        return new Learnt(new FellegiSunterModel(lambda, medians(start, done)), done);
    }

    /** Random pairs hold a share λ of matches, which show up in u: u = (1 − λ) u' + λ m, solved for u'. */
    private static List<ComparisonParameters> withoutMatches(
            List<ComparisonParameters> start, FellegiSunterModel model) {
        double lambda = model.randomMatchProbability();
        List<ComparisonParameters> cleaned = new ArrayList<>();
        for (int c = 0; c < start.size(); c++) {
            List<Double> u = start.get(c).u();
            List<Double> m = model.comparisons().get(c).m();
            double[] clean = new double[u.size()];
            double sum = 0;
            for (int level = 1; level < clean.length; level++) {
                clean[level] = Math.max(u.get(level) * LEAST_LEFT, u.get(level) - lambda * m.get(level));
                sum += clean[level];
            }
            double total = sum;
            List<Double> shares =
                    Arrays.stream(clean).map(share -> share / total).boxed().toList();
            ComparisonParameters first = start.get(c);
            cleaned.add(new ComparisonParameters(first.name(), first.labels(), first.m(), shares));
        }
        return cleaned;
    }

    private static Pass pass(
            ComparedColumns columns,
            BlockingRule rule,
            List<ComparisonParameters> start,
            AgreementPatterns patterns,
            double lambda) {
        boolean[] learnt = new boolean[start.size()];
        double odds = lambda / (1 - lambda);
        for (int c = 0; c < learnt.length; c++) {
            Comparison comparison = columns.comparisons().get(c);
            learnt[c] = Collections.disjoint(comparison.input().columns(), rule.columns());
            if (!learnt[c] && comparison.exactLevel() > 0) {
                odds *= 0.9 / start.get(c).u().get(comparison.exactLevel());
            }
        }
        double share = Math.min(0.9, Math.max(1e-6, odds / (1 + odds)));
        return new Pass(rule, learnt, patterns.pairs(), EM.run(patterns, start, learnt, share));
    }

    /** m before learning: most matches agree, and each further level holds a fraction of the one before. */
    private static List<Double> firstM(int levels) {
        double[] m = new double[levels];
        double rest = 1;
        for (int level = 1; level < levels - 1; level++) {
            m[level] = rest * 0.6;
            rest -= m[level];
        }
        m[levels - 1] = rest;
        double floor = 1e-3;
        double sum = 0;
        for (int level = 1; level < levels; level++) {
            m[level] += floor;
            sum += m[level];
        }
        double total = sum;
        return Arrays.stream(m).map(share -> share / total).boxed().toList();
    }

    private static List<ComparisonParameters> medians(List<ComparisonParameters> start, List<Pass> passes) {
        List<ComparisonParameters> result = new ArrayList<>();
        for (int c = 0; c < start.size(); c++) {
            int comparison = c;
            List<List<Double>> learnt = passes.stream()
                    .filter(pass -> pass.learnt()[comparison] && pass.pairs() > 0)
                    .map(pass -> pass.result().comparisons().get(comparison).m())
                    .toList();
            result.add(learnt.isEmpty() ? start.get(c) : start.get(c).withM(median(learnt)));
        }
        return result;
    }

    private static List<Double> median(List<List<Double>> shares) {
        double[] middle = new double[shares.get(0).size()];
        double sum = 0;
        for (int level = 1; level < middle.length; level++) {
            int l = level;
            double[] sorted =
                    shares.stream().mapToDouble(s -> s.get(l)).sorted().toArray();
            int half = sorted.length / 2;
            middle[level] = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            sum += middle[level];
        }
        double total = sum;
        return Arrays.stream(middle).map(share -> share / total).boxed().toList();
    }

    /**
     * How much is sampled.
     *
     * @param seed of the random pairs
     * @param mostRandomPairs how many random pairs at most
     * @param enough after how many sightings of each level a comparison needs no more of them
     * @param mostPairsOfPass how many pairs of an EM pass are counted at most
     * @param matchesTakenOut whether u is corrected for the matches among the random pairs, after a first round of EM
     */
    public record Sample(long seed, long mostRandomPairs, int enough, long mostPairsOfPass, boolean matchesTakenOut) {
        /** A million random pairs, 200 sightings, half a million pairs of a pass. */
        public static Sample ofSeed(long seed) {
            return new Sample(seed, 1_000_000, 200, 500_000, true);
        }
    }

    /**
     * A model and how it came about.
     *
     * @param model what was learnt
     * @param passes each pass, in order; none where the model was given
     * @param weightErrors standard errors of the match weights in bits, by comparison and level; none where the model
     *     was given
     */
    public record Trained(FellegiSunterModel model, List<Pass> passes, List<List<Double>> weightErrors) {
        /** So many standard errors are a weight's tolerance. */
        private static final double STANDARD_ERRORS = 6;

        public Trained {
            passes = List.copyOf(passes);
            weightErrors = List.copyOf(weightErrors);
        }

        /** A model that was learnt elsewhere. */
        public static Trained given(FellegiSunterModel model) {
            return new Trained(model, List.of(), List.of());
        }

        /**
         * By how many bits a level's weight may move when the model is learnt again with a fifth of the
         * records, or less, left out; empty where the model was given.
         */
        public OptionalDouble tolerance(int comparison, int level) {
            return weightErrors.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            STANDARD_ERRORS * weightErrors.get(comparison).get(level));
        }

        /** The names of comparisons that no pass could learn: they keep a first guess. */
        public List<String> unlearnt() {
            List<String> names = new ArrayList<>();
            for (int c = 0; c < model.comparisons().size() && !passes.isEmpty(); c++) {
                int comparison = c;
                if (passes.stream().noneMatch(pass -> pass.learnt()[comparison] && pass.pairs() > 0)) {
                    names.add(model.comparisons().get(c).name());
                }
            }
            return names;
        }
    }

    private record Learnt(FellegiSunterModel model, List<Pass> passes) {

        /** The largest of the passes that learnt it: they share their records. */
        double errorOfM(int comparison, int level) {
            return passes.stream()
                    .filter(pass -> pass.learnt()[comparison] && pass.pairs() > 0)
                    .mapToDouble(pass -> pass.result().errors().get(comparison).get(level))
                    .max()
                    .orElse(0);
        }
    }

    /**
     * One EM pass.
     *
     * @param rule what it blocked on
     * @param learnt which comparisons it could learn
     * @param pairs how many pairs it counted
     * @param result what it found
     */
    public record Pass(BlockingRule rule, boolean[] learnt, long pairs, ExpectationMaximisation.Result result) {}
}
