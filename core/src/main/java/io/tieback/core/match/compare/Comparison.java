package io.tieback.core.match.compare;

import io.tieback.core.match.records.ColumnExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * How one property of two records is compared: level 0 if either value is missing, then the given levels in order
 * from 1 (the first that holds), and a last level for all else.
 *
 * @param name unique among the comparisons of a model
 * @param input what is compared
 * @param levels from the most to the least alike
 * @param termFrequencyFloor in [0, 1]: a value's share of rows counts as at least this in the adjustment
 */
public record Comparison(String name, ColumnExpression input, List<ComparisonLevel> levels, double termFrequencyFloor) {
    private static final int MOST_LEVELS = 120;

    public Comparison {
        levels = List.copyOf(levels);
        if (name.isBlank() || levels.isEmpty() || levels.size() > MOST_LEVELS) {
            throw new IllegalArgumentException("a comparison needs a name and 1 to " + MOST_LEVELS + " levels");
        }
        if (new HashSet<>(levels.stream().map(ComparisonLevel::label).toList()).size() < levels.size()) {
            throw new IllegalArgumentException("two levels of " + name + " share a label");
        }
        if (!(termFrequencyFloor >= 0 && termFrequencyFloor <= 1)) {
            throw new IllegalArgumentException("a term-frequency floor lies in [0, 1]: " + termFrequencyFloor);
        }
    }

    /** The number of levels, with the missing and the last one. */
    public int levelCount() {
        return levels.size() + 2;
    }

    /** What people read for a level's number. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>(List.of("missing"));
        levels.forEach(level -> labels.add(level.label()));
        labels.add("all else");
        return List.copyOf(labels);
    }

    /** The number of the level for equal values, or −1 if none is declared as such. */
    public int exactLevel() {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).condition() instanceof LevelCondition.Exact) {
                return i + 1;
            }
        }
        return -1;
    }

    boolean isCostly() {
        return levels.stream().anyMatch(level -> level.condition().isCostly());
    }
}
