package io.tieback.learn.link;

import io.tieback.core.match.block.BlockingRule;
import io.tieback.core.match.compare.Comparison;
import io.tieback.core.match.compare.PairWindow;
import io.tieback.core.match.entity.BridgePolicy;
import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.Space;
import io.tieback.core.match.score.FellegiSunterTraining;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A linking job, as read from a settings file.
 *
 * @param input what is read
 * @param blocking which pairs are compared
 * @param comparisons how they are compared
 * @param training how the model is learnt
 * @param clusters how pairs become entities
 * @param output what is written
 * @param lines where in the settings file each part stands, for later complaints
 */
public record LinkSettings(
        Input input,
        List<BlockingRule> blocking,
        List<Comparison> comparisons,
        Training training,
        Clusters clusters,
        Output output,
        SettingsLines lines) {
    public LinkSettings {
        blocking = List.copyOf(blocking);
        comparisons = List.copyOf(comparisons);
    }

    /** The columns that the job reads, besides id and truth. */
    public Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        comparisons.forEach(comparison -> columns.addAll(comparison.input().columns()));
        blocking.forEach(rule -> addColumns(rule, columns));
        training.strictRules().forEach(rule -> addColumns(rule, columns));
        training.passes().forEach(rule -> addColumns(rule, columns));
        columns.addAll(clusters.vetoColumns());
        return columns;
    }

    private static void addColumns(BlockingRule rule, Set<String> columns) {
        columns.addAll(rule.columns());
        rule.windows().stream()
                .map(PairWindow::input)
                .map(ColumnExpression::columns)
                .forEach(columns::addAll);
    }

    /** The same job on other files. */
    public LinkSettings withInput(Input other) {
        return new LinkSettings(other, blocking, comparisons, training, clusters, output, lines);
    }

    /** The same job with another seed. */
    public LinkSettings withSeed(long seed) {
        return new LinkSettings(input, blocking, comparisons, training.withSeed(seed), clusters, output, lines);
    }

    /**
     * What is read.
     *
     * @param left the file to deduplicate, or the left one to link
     * @param right the right one to link
     * @param id the column that names a record
     * @param truth a column that names the true entity; never compared
     */
    public record Input(Path left, Optional<Path> right, String id, Optional<String> truth) {}

    /**
     * How the model is learnt.
     *
     * @param randomMatchProbability λ, if it is given rather than estimated
     * @param strictRules rules to estimate λ by
     * @param strictRecall their assumed recall
     * @param passes rules of the EM passes
     * @param sample sizes and seed
     * @param scorer the folder of a trained release that scores instead, if one is named
     */
    public record Training(
            Optional<Double> randomMatchProbability,
            List<BlockingRule> strictRules,
            double strictRecall,
            List<BlockingRule> passes,
            FellegiSunterTraining.Sample sample,
            Optional<Path> scorer) {
        public Training {
            strictRules = List.copyOf(strictRules);
            passes = List.copyOf(passes);
        }

        Training withSeed(long seed) {
            FellegiSunterTraining.Sample other = new FellegiSunterTraining.Sample(
                    seed,
                    sample.mostRandomPairs(),
                    sample.enough(),
                    sample.mostPairsOfPass(),
                    sample.matchesTakenOut());
            return new Training(randomMatchProbability, strictRules, strictRecall, passes, other, scorer);
        }

        /** The training that core runs. */
        public FellegiSunterTraining toCore() {
            return new FellegiSunterTraining(strictRules, strictRecall, passes, sample);
        }
    }

    /**
     * How pairs become entities.
     *
     * @param probability the least match probability of a link
     * @param oneToOne whether each record has at most one partner in the other set
     * @param bridges when a link may join two groups
     * @param mostMembers how many records an entity may have
     * @param vetoColumns columns of strong ids
     */
    public record Clusters(
            double probability, Matching oneToOne, BridgePolicy bridges, int mostMembers, List<String> vetoColumns) {
        public Clusters {
            vetoColumns = List.copyOf(vetoColumns);
        }
    }

    /** How many partners a record may have. */
    public enum Matching {
        /** Any number: clusters. */
        MANY,
        /** One, heaviest pairs first. */
        GREEDY,
        /** One, with the largest total weight. */
        EXACT
    }

    /**
     * What is written.
     *
     * @param folder where to
     * @param format of pairs and clusters
     * @param probability the least match probability of a pair that is written
     * @param limits what the job may take
     */
    public record Output(Path folder, Format format, double probability, Limits limits) {}

    /**
     * What a job may take.
     *
     * @param pairs a rule that proposes more is refused
     * @param memory MiB of records and pairs that are kept in the heap; what is more lies in files
     * @param scratch the folder of these files
     */
    public record Limits(long pairs, long memory, Path scratch) {
        /** What is kept in memory up to the limit, and on disk past it. */
        Space space() {
            return new MappedSpace(memory << 20, scratch);
        }
    }

    /** A file format. */
    public enum Format {
        /** Comma-separated, with a header. */
        CSV,
        /** Apache Parquet. */
        PARQUET
    }

    /** Where the parts of a settings file stand. */
    public record SettingsLines(Path file, Map<String, Integer> byPart) {
        public SettingsLines {
            byPart = Map.copyOf(new LinkedHashMap<>(byPart));
        }

        /** The line of a part, or 0. */
        public int of(String part) {
            return byPart.getOrDefault(part, 0);
        }
    }
}
