package io.tieback.core.match.block;

import io.tieback.core.match.records.RecordTable;
import io.tieback.core.match.records.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pairs that any of several rules proposes, each once: under the first rule that proposes it. They come in portions
 * of similar size and fixed order, so that work can be spread over threads and its results joined in order.
 */
public final class BlockedPairs {
    private static final long PORTION_PAIRS = 1 << 16;
    private static final int WORST_SHOWN = 5;

    private final RecordTable table;
    private final List<BlockingRule> rules;
    private final List<RuleBlocks> blocks;
    private final List<Portion> portions;
    private final List<RuleSize> sizes;

    private BlockedPairs(RecordTable table, List<BlockingRule> rules, List<RuleBlocks> blocks) {
        this.table = table;
        this.rules = rules;
        this.blocks = blocks;
        this.portions = new ArrayList<>();
        this.sizes = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            measure(rule);
        }
    }

    /** Groups the rows of a table by each rule. */
    public static BlockedPairs of(RecordTable table, List<BlockingRule> rules) {
        List<RuleBlocks> blocks =
                rules.parallelStream().map(rule -> RuleBlocks.of(table, rule)).toList();
        return new BlockedPairs(table, List.copyOf(rules), blocks);
    }

    /** What each rule proposes, before pairs of earlier rules are left out. */
    public List<RuleSize> sizes() {
        return List.copyOf(sizes);
    }

    /** The sum of all rules' pairs: at least as many as {@link #forEach} hands on. */
    public long pairsAtMost() {
        return sizes.stream().mapToLong(RuleSize::pairs).sum();
    }

    /** Where the table lies, and what is made of its pairs should. */
    public Space space() {
        return table.space();
    }

    /** How many portions there are. */
    public int portions() {
        return portions.size();
    }

    /** An upper bound of the pairs of one portion. */
    public long portionPairs(int portion) {
        return portions.get(portion).pairs();
    }

    /** Hands on the pairs of one portion, always in the same order. */
    public void forEach(int portion, PairSink sink) {
        Portion part = portions.get(portion);
        RuleBlocks own = blocks.get(part.rule());
        PairSink fresh = part.rule() == 0
                ? sink
                : (left, right) -> {
                    if (!earlierProposes(part.rule(), left, right)) {
                        sink.accept(left, right);
                    }
                };
        for (int group = part.from(); group < part.to(); group++) {
            own.forEach(group, fresh);
        }
    }

    /** Counts all pairs, each once, by the rule that proposes it first. */
    public long[] countByRule() {
        long[][] counts = IntStream.range(0, portions())
                .parallel()
                .mapToObj(portion -> {
                    long[] count = {0};
                    forEach(portion, (left, right) -> count[0]++);
                    return new long[] {portions.get(portion).rule(), count[0]};
                })
                .toArray(long[][]::new);
        long[] byRule = new long[rules.size()];
        for (long[] count : counts) {
            byRule[(int) count[0]] += count[1];
        }
        return byRule;
    }

    private boolean earlierProposes(int rule, int left, int right) {
        for (int i = 0; i < rule; i++) {
            if (blocks.get(i).proposes(left, right)) {
                return true;
            }
        }
        return false;
    }

    private void measure(int rule) {
        RuleBlocks own = blocks.get(rule);
        long total = 0;
        long pending = 0;
        int from = 0;
        List<long[]> worst = new ArrayList<>();
        for (int group = 0; group < own.groups(); group++) {
            long pairs = own.pairs(group);
            total += pairs;
            pending += pairs;
            keepWorst(worst, pairs, group);
            if (pending >= PORTION_PAIRS || group == own.groups() - 1) {
                portions.add(new Portion(rule, from, group + 1, pending));
                from = group + 1;
                pending = 0;
            }
        }
        List<WorstBlock> shown = worst.stream()
                .map(w -> new WorstBlock(describe(rules.get(rule), own.sample((int) w[1])), w[0]))
                .toList();
        sizes.add(new RuleSize(rules.get(rule), total, own.groups(), shown));
    }

    private static void keepWorst(List<long[]> worst, long pairs, int group) {
        if (worst.size() == WORST_SHOWN && worst.get(WORST_SHOWN - 1)[0] >= pairs) {
            return;
        }
        worst.add(new long[] {pairs, group});
        worst.sort(Comparator.comparingLong((long[] w) -> -w[0]).thenComparingLong(w -> w[1]));
        if (worst.size() > WORST_SHOWN) {
            worst.remove(WORST_SHOWN);
        }
    }

    private String describe(BlockingRule rule, int row) {
        return rule.keys().stream()
                .map(key -> key + " = " + key.valueAt(table, row))
                .collect(Collectors.joining(", "));
    }

    private record Portion(int rule, int from, int to, long pairs) {}

    /**
     * What a rule proposes.
     *
     * @param rule the rule
     * @param pairs how many pairs, counting those that other rules propose too
     * @param blocks how many groups of rows make a pair
     * @param worst its largest blocks, largest first
     */
    public record RuleSize(BlockingRule rule, long pairs, int blocks, List<WorstBlock> worst) {
        public RuleSize {
            worst = List.copyOf(worst);
        }
    }

    /**
     * A block.
     *
     * @param values its key, for people
     * @param pairs how many pairs it makes
     */
    public record WorstBlock(String values, long pairs) {}
}
