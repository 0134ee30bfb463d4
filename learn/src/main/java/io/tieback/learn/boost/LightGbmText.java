package io.tieback.learn.boost;

import io.tieback.core.model.FlatTrees;
import io.tieback.core.model.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a model of one output from LightGBM's text format (version v4) into the serving form. */
public final class LightGbmText {
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;

    private LightGbmText() {}

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException if the text is not such a model
     */
    public static FlatTrees parse(String text) {
        int features = 0;
        List<Tree> trees = new ArrayList<>();
        Map<String, String> section = new HashMap<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("Tree=") || line.equals("end of trees")) {
                features = finish(section, features, trees);
                section.clear();
            }
            int equals = line.indexOf('=');
            if (equals > 0) {
                section.put(line.substring(0, equals), line.substring(equals + 1));
            }
            if (line.equals("end of trees")) {
                break;
            }
        }
        if (features == 0) {
            throw new IllegalArgumentException("not a LightGBM model: no max_feature_idx");
        }
        return FlatTrees.of(features, trees);
    }

    private static int finish(Map<String, String> section, int features, List<Tree> trees) {
        if (section.containsKey("Tree")) {
            if ("1".equals(section.getOrDefault("is_linear", "0"))) {
                throw new IllegalArgumentException("linear trees are not supported");
            }
            trees.add(tree(section));
            return features;
        }
        if (!"1".equals(section.getOrDefault("num_class", "1"))) {
            throw new IllegalArgumentException("a model of one output is expected");
        }
        return Integer.parseInt(section.getOrDefault("max_feature_idx", "-1")) + 1;
    }

    private static Tree tree(Map<String, String> section) {
        List<Double> leaves = numbers(section, "leaf_value", LightGbmText::number);
        if (Integer.parseInt(section.getOrDefault("num_leaves", "0")) <= 1) {
            List<Double> only = List.of(leaves.get(0));
            return new Tree(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), only);
        }
        List<Integer> decisions = numbers(section, "decision_type", Integer::parseInt);
        List<Double> thresholds = numbers(section, "threshold", LightGbmText::number);
        List<Byte> rules = new ArrayList<>();
        List<List<Long>> categories = new ArrayList<>();
        for (int node = 0; node < decisions.size(); node++) {
            rules.add(rule(decisions.get(node)));
            boolean categorical = (decisions.get(node) & CATEGORICAL) != 0;
            categories.add(
                    categorical ? categories(section, thresholds.get(node).intValue()) : List.of());
        }
        return new Tree(
                numbers(section, "split_feature", Integer::parseInt),
                thresholds,
                rules,
                numbers(section, "left_child", Integer::parseInt),
                numbers(section, "right_child", Integer::parseInt),
                categories,
                numbers(section, "internal_value", LightGbmText::number),
                leaves);
    }

    private static byte rule(int decision) {
        int rule = (decision & CATEGORICAL) != 0 ? Tree.CATEGORICAL : 0;
        rule |= (decision & DEFAULT_LEFT) != 0 ? Tree.DEFAULT_LEFT : 0;
        int missing = decision >> MISSING_SHIFT & 3;
        rule |= missing == 1 ? Tree.MISSING_IS_ZERO : 0;
        rule |= missing == 2 ? Tree.MISSING_IS_NAN : 0;
        return (byte) rule;
    }

    /** A node's set of categories: 32-bit words between two boundaries. */
    private static List<Long> categories(Map<String, String> section, int index) {
        List<Integer> boundaries = numbers(section, "cat_boundaries", Integer::parseInt);
        List<Long> words = numbers(section, "cat_threshold", Long::parseLong);
        int from = boundaries.get(index);
        int to = boundaries.get(index + 1);
        List<Long> bits = new ArrayList<>(Collections.nCopies((to - from + 1) / 2, 0L));
        for (int i = from; i < to; i++) {
            int at = (i - from) / 2;
            bits.set(at, bits.get(at) | words.get(i) << 32 * ((i - from) % 2));
        }
        return bits;
    }

    /** A split of missing values from all others has an infinite threshold, which C writes {@code inf}. */
    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static <T> List<T> numbers(Map<String, String> section, String name, Function<String, T> reader) {
        String text = section.get(name);
        if (text == null) {
            throw new IllegalArgumentException("a tree has no " + name);
        }
        return Arrays.stream(text.strip().split(" +"))
                .filter(number -> !number.isEmpty())
                .map(reader)
                .toList();
    }
}
