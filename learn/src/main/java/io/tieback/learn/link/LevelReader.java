package io.tieback.learn.link;

import io.tieback.core.match.compare.ComparisonLevel;
import io.tieback.core.match.compare.LevelCondition;
import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.records.ValueFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads comparison levels: a bare name such as {@code exact}, or one condition with label and term frequency. */
final class LevelReader {
    private static final Set<String> CONDITIONS = Set.of(
            "exact",
            "same",
            "jaro_winkler",
            "levenshtein",
            "damerau",
            "starts",
            "number",
            "share",
            "ratio",
            "days",
            "elements",
            "words",
            "all");

    private LevelReader() {}

    static ComparisonLevel level(SettingsNode node) {
        if (!node.isMap()) {
            return new ComparisonLevel(node.text(), condition(node.text(), node), 0);
        }
        Set<String> known = new TreeSet<>(CONDITIONS);
        known.addAll(Set.of("label", "term_frequency"));
        Map<String, SettingsNode> fields = node.fields(known);
        List<String> names =
                fields.keySet().stream().filter(CONDITIONS::contains).toList();
        if (names.size() != 1) {
            throw node.complaint(
                    "a level has one condition, found " + names, "Several at once are written all: [ … ].");
        }
        SettingsNode value = Objects.requireNonNull(fields.get(names.get(0)));
        LevelCondition condition = condition(names.get(0), value);
        String label = fields.containsKey("label") ? fields.get("label").text() : label(names.get(0), value);
        SettingsNode frequency = fields.get("term_frequency");
        double weight = frequency == null ? 0 : frequency.number(0, 1);
        return new ComparisonLevel(label, condition, weight);
    }

    private static String label(String name, SettingsNode value) {
        if (value.isList()) {
            return name + " " + value.items().stream().map(LevelReader::brief).toList();
        }
        return value.isMap() ? name + " " + brief(value) : name.equals("exact") ? name : name + " " + value.text();
    }

    private static String brief(SettingsNode node) {
        if (!node.isMap()) {
            return node.text();
        }
        List<String> parts = new ArrayList<>();
        node.anyFields().forEach((key, value) -> parts.add(label(key, value)));
        return String.join(" ", parts);
    }

    private static LevelCondition condition(String name, SettingsNode value) {
        try {
            return switch (name) {
                case "exact" -> exact(value);
                case "same" -> new LevelCondition.Same(function(value));
                case "jaro_winkler" -> new LevelCondition.JaroWinklerAtLeast(value.number(0.01, 1));
                case "levenshtein" -> new LevelCondition.LevenshteinAtMost((int) value.whole(1, 64));
                case "damerau" -> new LevelCondition.DamerauAtMost((int) value.whole(1, 64));
                case "starts" -> new LevelCondition.OneStartsOther((int) value.whole(1, 64));
                case "number" -> new LevelCondition.NumbersWithin(value.number(0, Double.MAX_VALUE));
                case "share" -> new LevelCondition.ShareWithin(value.number(0, Double.MAX_VALUE));
                case "ratio" -> ratio(value);
                case "days" -> days(value);
                case "elements" -> new LevelCondition.ElementsShared((int) value.whole(1, 1000));
                case "words" -> words(value);
                case "all" ->
                    new LevelCondition.All(value.items().stream()
                            .map(item -> level(item).condition())
                            .toList());
                default ->
                    throw value.complaint(
                            "unknown condition " + name,
                            "Did you mean " + SettingsNode.nearest(name, CONDITIONS) + "? Known: "
                                    + String.join(", ", CONDITIONS));
            };
        } catch (IllegalArgumentException e) {
            throw value.complaint(name + ": " + e.getMessage(), "");
        }
    }

    /** A bare name, or a flag that says yes. */
    private static LevelCondition exact(SettingsNode value) {
        if (!Set.of("exact", "true").contains(value.text())) {
            throw value.complaint("exact is a condition that is there or not", "Write exact: true, or leave it out.");
        }
        return new LevelCondition.Exact();
    }

    static LevelCondition.DaysBetween days(SettingsNode value) {
        List<SettingsNode> ends = value.items();
        if (ends.size() == 1) {
            int most = (int) ends.get(0).whole(0, 1_000_000);
            return new LevelCondition.DaysBetween(-most, most);
        }
        requireTwo(value, ends);
        return new LevelCondition.DaysBetween((int) ends.get(0).whole(-1_000_000, 1_000_000), (int)
                ends.get(1).whole(-1_000_000, 1_000_000));
    }

    static LevelCondition.RatioBetween ratio(SettingsNode value) {
        List<SettingsNode> ends = value.items();
        requireTwo(value, ends);
        return new LevelCondition.RatioBetween(
                ends.get(0).number(0, 1e9), ends.get(1).number(0, 1e9));
    }

    private static void requireTwo(SettingsNode value, List<SettingsNode> ends) {
        if (ends.size() != 2) {
            throw value.complaint("expected two numbers", "Write [least, most].");
        }
    }

    private static LevelCondition words(SettingsNode value) {
        Map<String, SettingsNode> fields = value.fields(Set.of("share", "bits"));
        SettingsNode share = fields.get("share");
        SettingsNode bits = fields.get("bits");
        return new LevelCondition.WordsShared(
                share == null ? 0 : share.number(0, 1), bits == null ? 0 : bits.number(0, 100));
    }

    private static ValueFunction function(SettingsNode value) {
        String text = value.text();
        String call = text.contains("(") ? text.replaceFirst("\\(", "(value, ") : text + "(value)";
        call = call.replace("(value, )", "(value)");
        if (ColumnExpression.parse(call) instanceof ColumnExpression.Call parsed) {
            return parsed.function();
        }
        throw value.complaint("expected a function such as prefix(3)", "");
    }
}
