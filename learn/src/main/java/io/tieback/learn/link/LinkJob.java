package io.tieback.learn.link;

import io.tieback.core.match.block.BlockedPairs;
import io.tieback.core.match.block.BlockingRule;
import io.tieback.core.match.compare.ComparedColumns;
import io.tieback.core.match.entity.ClusterPolicy;
import io.tieback.core.match.entity.Entities;
import io.tieback.core.match.entity.EntityClustering;
import io.tieback.core.match.entity.OneToOne;
import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.score.BoostedScorer;
import io.tieback.core.match.score.FellegiSunterModel;
import io.tieback.core.match.score.FellegiSunterScorer;
import io.tieback.core.match.score.FellegiSunterTraining;
import io.tieback.core.match.score.Odds;
import io.tieback.core.match.score.PairFeatures;
import io.tieback.core.match.score.PairScorer;
import io.tieback.core.match.score.ScoredPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Runs a linking job: read, block, refuse what is too large, learn, score, cluster. Deterministic for its settings,
 * whatever the order of the rows and the number of threads.
 */
public final class LinkJob {
    private static final int EXACT_MEMBERS = 64;

    private final LinkSettings settings;
    private final LinkProgress progress;

    /** A job that tells its progress. */
    public LinkJob(LinkSettings settings, LinkProgress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs the whole job. */
    public Outcome run() {
        try {
            Loaded loaded = load();
            return new Outcome.Linked(
                    settings.training().scorer().isPresent()
                            ? linkByRelease(loaded, settings.training().scorer().get())
                            : linkByModel(loaded));
        } catch (SettingsProblem.Found e) {
            return new Outcome.Faulty(e.problem());
        }
    }

    /** Reads the input. */
    Loaded load() {
        progress.phase("read");
        try (Connection connection = TableReader.connect()) {
            TableReader.LoadedTable loaded = TableReader.read(connection, settings);
            if (loaded.table().rows() < 2) {
                throw problem("input", "fewer than two records", "Link files of at least two rows below the header.");
            }
            if (settings.input().right().isPresent()
                    && (loaded.table().leftRows() == 0 || !loaded.table().isLinking())) {
                throw problem("input", "one of the two files has no records", "Link files of at least one row each.");
            }
            IdFlaws.of(loaded.table()).describe().ifPresent(progress::warning);
            return blocked(loaded);
        } catch (SQLException e) {
            throw notStarted(e);
        }
    }

    private SettingsProblem.Found notStarted(SQLException e) {
        String mend = "DuckDB keeps its library and what it spills in the system's folder for temporary files.";
        return problem("input", "DuckDB does not start: " + e.getMessage(), mend);
    }

    private Loaded blocked(TableReader.LoadedTable loaded) {
        progress.phase("block");
        BlockedPairs pairs = BlockedPairs.of(loaded.table(), settings.blocking());
        for (int rule = 0; rule < pairs.sizes().size(); rule++) {
            refuseIfTooLarge(pairs.sizes().get(rule), "blocking[" + rule + "]");
        }
        return new Loaded(loaded, pairs);
    }

    private void refuseIfTooLarge(BlockedPairs.RuleSize size, String part) {
        if (size.pairs() <= settings.output().limits().pairs()) {
            return;
        }
        StringBuilder worst = new StringBuilder("Its worst blocks:");
        size.worst()
                .forEach(block -> worst.append("\n    ")
                        .append(block.pairs())
                        .append(" pairs: ")
                        .append(block.values()));
        worst.append("\n  Add a key to the rule, or raise limits: pairs: (now ")
                .append(settings.output().limits().pairs())
                .append(").");
        throw problem(part, "blocking on " + size.rule() + " would make " + size.pairs() + " pairs", worst.toString());
    }

    /** Learns the model without labels. */
    Model train(Loaded loaded) {
        RecordTable table = loaded.input().table();
        progress.phase("train");
        ComparedColumns columns = ComparedColumns.of(table, settings.comparisons());
        FellegiSunterTraining training = settings.training().toCore();
        Optional<Double> prior = settings.training().randomMatchProbability();
        double lambda = prior.orElseGet(() -> training.randomMatchProbability(
                table, size -> refuseIfTooLarge(size, part("strict", training.strictRules(), size))));
        return new Model(
                columns,
                training.train(
                        columns, lambda, size -> refuseIfTooLarge(size, part("passes", training.passes(), size))));
    }

    private static String part(String name, List<BlockingRule> rules, BlockedPairs.RuleSize size) {
        return name + "[" + rules.indexOf(size.rule()) + "]";
    }

    private LinkResult linkByModel(Loaded loaded) {
        Model model = train(loaded);
        return link(loaded, model, FellegiSunterScorer.of(model.model(), model.columns()));
    }

    private LinkResult linkByRelease(Loaded loaded, Path folder) {
        progress.phase("release");
        String mend = "Train one: ./tieback train linker SETTINGS --labels FILE --out FOLDER";
        try {
            LinkerRelease release = LinkerRelease.read(folder);
            ComparedColumns columns = ComparedColumns.of(loaded.input().table(), settings.comparisons());
            requireSameComparisons(release.model(), columns);
            PairFeatures features = PairFeatures.of(release.model(), columns);
            if (!features.names().equals(release.features())) {
                throw problem("scorer", "the release was trained on other features", mend);
            }
            FellegiSunterTraining.Trained frozen = FellegiSunterTraining.Trained.given(release.model());
            BoostedScorer scorer = BoostedScorer.of(release.servingTrees(), release.calibrator(), features);
            return link(loaded, new Model(columns, frozen), scorer);
        } catch (IOException e) {
            throw problem("scorer", String.valueOf(e.getMessage()), mend);
        }
    }

    private void requireSameComparisons(FellegiSunterModel model, ComparedColumns columns) {
        for (int c = 0;
                c < Math.max(model.comparisons().size(), columns.comparisons().size());
                c++) {
            String here = c < columns.comparisons().size()
                    ? columns.comparisons().get(c).name() + " "
                            + columns.comparisons().get(c).labels()
                    : "none";
            String there = c < model.comparisons().size()
                    ? model.comparisons().get(c).name() + " "
                            + model.comparisons().get(c).labels()
                    : "none";
            if (!here.equals(there)) {
                throw problem(
                        "scorer",
                        "the release was trained on other comparisons: " + there + ", here " + here,
                        "Take over the comparisons of the training, or train again.");
            }
        }
    }

    private LinkResult link(Loaded loaded, Model model, PairScorer scorer) {
        RecordTable table = loaded.input().table();
        progress.phase("score");
        long expected = loaded.pairs().pairsAtMost();
        double least = Math.min(
                bits(settings.output().probability()), bits(settings.clusters().probability()));
        ScoredPairs scored = ScoredPairs.score(loaded.pairs(), scorer, least, done -> progress.pairs(done, expected));
        progress.phase("cluster");
        Entities entities = entities(table, scored, scorer);
        progress.phase("done");
        return new LinkResult(
                settings,
                loaded.input(),
                loaded.pairs().sizes(),
                model.trained(),
                model.columns(),
                scorer,
                scored,
                entities);
    }

    private Entities entities(RecordTable table, ScoredPairs scored, PairScorer scorer) {
        LinkSettings.Clusters clusters = settings.clusters();
        double least = bits(clusters.probability());
        ScoredPairs links = switch (clusters.oneToOne()) {
            case MANY -> scored;
            case GREEDY -> links(scored, OneToOne.greedy(table, scored, least));
            case EXACT -> links(scored, OneToOne.exact(table, scored, least, EXACT_MEMBERS));
        };
        ClusterPolicy policy =
                new ClusterPolicy(least, clusters.bridges(), clusters.mostMembers(), clusters.vetoColumns());
        return EntityClustering.cluster(table, links, scorer.fork(), policy);
    }

    private static ScoredPairs links(ScoredPairs scored, int[] partner) {
        return scored.only(i -> partner[scored.left(i)] == scored.right(i));
    }

    private static double bits(double probability) {
        return probability <= 0
                ? Double.NEGATIVE_INFINITY
                : probability >= 1 ? Double.POSITIVE_INFINITY : Odds.bits(probability);
    }

    private SettingsProblem.Found problem(String part, String message, String mend) {
        LinkSettings.SettingsLines lines = settings.lines();
        return new SettingsProblem.Found(new SettingsProblem(lines.file(), lines.of(part), message, mend));
    }

    /**
     * What was read and how it is blocked.
     *
     * @param input the records
     * @param pairs the pairs to compare
     */
    record Loaded(TableReader.LoadedTable input, BlockedPairs pairs) {}

    /**
     * What was learnt.
     *
     * @param columns the records, prepared for the comparisons
     * @param trained the model
     */
    record Model(ComparedColumns columns, FellegiSunterTraining.Trained trained) {
        FellegiSunterModel model() {
            return trained.model();
        }
    }

    /** The end of a job. */
    public sealed interface Outcome {
        /**
         * It was done.
         *
         * @param result what was found
         */
        record Linked(LinkResult result) implements Outcome {}

        /**
         * The settings or the data do not allow it.
         *
         * @param problem what is wrong
         */
        record Faulty(SettingsProblem problem) implements Outcome {}
    }

    /** What a job would read and what its rules would cost; nothing is compared and nothing refused. */
    public Profile profile() {
        try (Connection connection = TableReader.connect()) {
            RecordTable table = TableReader.read(connection, settings).table();
            return new Profile.Of(
                    table, BlockedPairs.of(table, settings.blocking()).sizes());
        } catch (SQLException e) {
            return new Profile.Faulty(notStarted(e).problem());
        } catch (SettingsProblem.Found e) {
            return new Profile.Faulty(e.problem());
        }
    }

    /** What a job would do, or why it cannot. */
    public sealed interface Profile {
        /**
         * The input.
         *
         * @param table its records
         * @param sizes what each blocking rule would propose
         */
        record Of(RecordTable table, List<BlockedPairs.RuleSize> sizes) implements Profile {}

        /**
         * The settings or the data do not allow it.
         *
         * @param problem what is wrong
         */
        record Faulty(SettingsProblem problem) implements Profile {}
    }
}
