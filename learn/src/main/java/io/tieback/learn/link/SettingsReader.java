package io.tieback.learn.link;

import io.tieback.core.match.block.BlockingRule;
import io.tieback.core.match.compare.Comparison;
import io.tieback.core.match.compare.ComparisonLevel;
import io.tieback.core.match.compare.LevelCondition;
import io.tieback.core.match.compare.PairWindow;
import io.tieback.core.match.entity.BridgePolicy;
import io.tieback.core.match.records.ColumnExpression;
import io.tieback.core.match.score.FellegiSunterTraining;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a settings file, or says on which line what is wrong and how to mend it. */
public final class SettingsReader {
    /** A plus outside of double quotes. */
    private static final Pattern PLUS = Pattern.compile("\\+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    /** What of the heap records and pairs may take unless the settings say; the rest is for the work on them. */
    private static final double USUAL_SHARE_OF_HEAP = .4;

    private static final long MOST_MEGABYTES = 1L << 30;

    private final Path file;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private SettingsReader(Path file) {
        this.file = file;
    }

    /** Reads a file; relative paths in it are taken from its folder. */
    public static Result read(Path file) {
        try {
            return read(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            return new Result.Faulty(new SettingsProblem(
                    file, 0, "there is no such file", "Let one be proposed: ./tieback link suggest FILE.csv"));
        } catch (MalformedInputException e) {
            return new Result.Faulty(new SettingsProblem(file, 0, "is not UTF-8", "Save it as UTF-8."));
        } catch (IOException e) {
            return new Result.Faulty(
                    new SettingsProblem(file, 0, "cannot be read: " + e.getMessage(), "Name a settings file (YAML)."));
        }
    }

    /** Reads settings from a text that stands for a file. */
    public static Result read(Path file, String text) {
        try {
            return new Result.Read(new SettingsReader(file).settings(SettingsNode.parse(file, text)));
        } catch (SettingsProblem.Found e) {
            return new Result.Faulty(e.problem());
        } catch (StackOverflowError e) {
            return new Result.Faulty(new SettingsProblem(
                    file, 0, "is nested too deep, or an alias holds itself", "Write out what aliases stand for."));
        }
    }

    private LinkSettings settings(SettingsNode root) {
        Map<String, SettingsNode> fields = root.fields(
                Set.of("input", "blocking", "comparisons", "training", "scorer", "clusters", "output", "limits"));
        List<BlockingRule> blocking = rules("blocking", required(root, fields, "blocking"));
        List<Comparison> comparisons = new ArrayList<>();
        for (SettingsNode node : required(root, fields, "comparisons").items()) {
            comparisons.add(comparison(node));
            if (new HashSet<>(comparisons.stream().map(Comparison::name).toList()).size() < comparisons.size()) {
                throw node.complaint("two comparisons share a name", "Give one of them a name: of its own.");
            }
        }
        if (comparisons.isEmpty()) {
            throw required(root, fields, "comparisons").complaint("there is no comparison", "Write at least one.");
        }
        requireCountable(comparisons, required(root, fields, "comparisons"));
        LinkSettings.Input input = input(required(root, fields, "input"));
        LinkSettings settings = new LinkSettings(
                input,
                blocking,
                comparisons,
                training(root, fields),
                clusters(
                        Optional.ofNullable(fields.get("clusters")),
                        input.right().isPresent()),
                output(Optional.ofNullable(fields.get("output")), Optional.ofNullable(fields.get("limits"))),
                new LinkSettings.SettingsLines(file, lines));
        requireTruthUnseen(settings);
        return settings;
    }

    /** Patterns of levels are counted by a number of 63 bits. */
    private static void requireCountable(List<Comparison> comparisons, SettingsNode node) {
        double patterns = 1;
        for (Comparison comparison : comparisons) {
            patterns *= comparison.levelCount();
        }
        if (patterns >= Long.MAX_VALUE) {
            throw node.complaint(
                    "their levels combine in more ways than can be counted",
                    "Leave out comparisons or levels: 27 comparisons of five levels are possible.");
        }
    }

    private void requireTruthUnseen(LinkSettings settings) {
        LinkSettings.Input input = settings.input();
        if (input.truth().filter(settings.columns()::contains).isPresent()) {
            throw new SettingsProblem.Found(new SettingsProblem(
                    file,
                    lines.getOrDefault("column " + input.truth().get(), 0),
                    "the truth is neither compared, blocked on nor a veto",
                    "Leave column " + input.truth().get() + " to truth: alone."));
        }
    }

    private LinkSettings.Input input(SettingsNode node) {
        Map<String, SettingsNode> fields = node.fields(Set.of("file", "left", "right", "id", "truth"));
        lines.put("input", node.line());
        boolean linking = fields.containsKey("left") && fields.containsKey("right");
        boolean onlyOne = fields.containsKey("left") != fields.containsKey("right");
        if (linking == fields.containsKey("file") || onlyOne) {
            throw node.complaint(
                    "expected one file or two", "Write file: to deduplicate, or left: and right: to link.");
        }
        SettingsNode id = required(node, fields, "id");
        lines.put("id", id.line());
        Optional<String> truth = Optional.ofNullable(fields.get("truth")).map(SettingsNode::text);
        Optional.ofNullable(fields.get("truth")).ifPresent(said -> lines.put("truth", said.line()));
        Path left = path(required(node, fields, linking ? "left" : "file"));
        Optional<Path> right = linking ? Optional.of(path(required(node, fields, "right"))) : Optional.empty();
        return new LinkSettings.Input(left, right, id.text(), truth);
    }

    private Path path(SettingsNode node) {
        Path given;
        try {
            given = Path.of(node.text());
        } catch (InvalidPathException e) {
            throw node.complaint("is no name of a file: " + e.getReason(), "Name a file.");
        }
        Path folder = file.toAbsolutePath().getParent();
        return given.isAbsolute() || folder == null
                ? given
                : folder.resolve(given).normalize();
    }

    private List<BlockingRule> rules(String part, SettingsNode node) {
        List<BlockingRule> rules = new ArrayList<>();
        for (SettingsNode item : node.items()) {
            lines.put(part + "[" + rules.size() + "]", item.line());
            rules.add(item.isMap() ? windowed(item) : new BlockingRule(keys(item), List.of()));
            rules.get(rules.size() - 1).columns().forEach(column -> lines.putIfAbsent("column " + column, item.line()));
        }
        if (rules.isEmpty()) {
            throw node.complaint("there is no rule", "Write at least one, such as: surname + prefix(born, 4)");
        }
        return rules;
    }

    private static List<ColumnExpression> keys(SettingsNode node) {
        List<ColumnExpression> keys = new ArrayList<>();
        for (SettingsNode item : node.items()) {
            keys.addAll(item.as(text -> PLUS.splitAsStream(text)
                    .map(part -> ColumnExpression.parse(part.strip()))
                    .toList()));
        }
        return keys;
    }

    private BlockingRule windowed(SettingsNode node) {
        Map<String, SettingsNode> fields = node.fields(Set.of("keys", "within"));
        List<PairWindow> windows = new ArrayList<>();
        if (fields.containsKey("within")) {
            fields.get("within").anyFields().forEach((column, range) -> {
                lines.putIfAbsent("column " + column, range.line());
                windows.add(window(column, range));
            });
        }
        return new BlockingRule(keys(required(node, fields, "keys")), windows);
    }

    private static PairWindow window(String column, SettingsNode range) {
        Map<String, SettingsNode> fields = range.fields(Set.of("days", "ratio", "number", "share"));
        if (fields.size() != 1) {
            throw range.complaint("a window is one range", "Write one of days, ratio, number, share.");
        }
        String kind = fields.keySet().iterator().next();
        SettingsNode value = Objects.requireNonNull(fields.get(kind));
        try {
            LevelCondition condition = switch (kind) {
                case "days" -> LevelReader.days(value);
                case "ratio" -> LevelReader.ratio(value);
                case "number" -> new LevelCondition.NumbersWithin(value.number(0, 1e300));
                default -> new LevelCondition.ShareWithin(value.number(0, 1e9));
            };
            return new PairWindow(ColumnExpression.parse(column), condition);
        } catch (IllegalArgumentException e) {
            throw range.complaint(String.valueOf(e.getMessage()), "Write {column: {days: [least, most]}}.");
        }
    }

    private Comparison comparison(SettingsNode node) {
        Map<String, SettingsNode> fields = node.fields(Set.of("name", "input", "levels", "term_frequency_floor"));
        SettingsNode input = required(node, fields, "input");
        ColumnExpression expression = input.as(ColumnExpression::parse);
        expression.columns().forEach(column -> lines.put("column " + column, input.line()));
        String name = fields.containsKey("name") ? fields.get("name").text() : expression.toString();
        List<ComparisonLevel> levels = new ArrayList<>();
        required(node, fields, "levels").items().forEach(item -> levels.add(LevelReader.level(item)));
        SettingsNode floor = fields.get("term_frequency_floor");
        lines.put("comparison " + name, node.line());
        try {
            return new Comparison(name, expression, levels, floor == null ? 0 : floor.number(0, 1));
        } catch (IllegalArgumentException e) {
            throw node.complaint(String.valueOf(e.getMessage()), "");
        }
    }

    private LinkSettings.Training training(SettingsNode root, Map<String, SettingsNode> parts) {
        SettingsNode scorer = parts.get("scorer");
        if (scorer == null) {
            return training(required(root, parts, "training"), Optional.empty());
        }
        lines.put("scorer", scorer.line());
        Optional<Path> release = Optional.of(path(scorer));
        SettingsNode given = parts.get("training");
        return given != null
                ? training(given, release)
                : new LinkSettings.Training(
                        Optional.empty(), List.of(), 1, List.of(), FellegiSunterTraining.Sample.ofSeed(1), release);
    }

    private LinkSettings.Training training(SettingsNode node, Optional<Path> scorer) {
        Map<String, SettingsNode> fields = node.fields(Set.of(
                "prior",
                "strict_rules",
                "strict_recall",
                "passes",
                "seed",
                "random_pairs",
                "enough",
                "u_without_matches"));
        lines.put("training", node.line());
        Optional<Double> prior = Optional.ofNullable(fields.get("prior")).map(n -> n.number(1e-12, 0.5));
        if (prior.isEmpty() && !fields.containsKey("strict_rules")) {
            throw node.complaint("the prior is not known", "Give prior: or strict_rules: with strict_recall:.");
        }
        List<BlockingRule> strict =
                fields.containsKey("strict_rules") ? rules("strict", fields.get("strict_rules")) : List.of();
        double recall = fields.containsKey("strict_recall")
                ? fields.get("strict_recall").number(0.01, 1)
                : 0.7;
        List<BlockingRule> passes = rules("passes", required(node, fields, "passes"));
        long seed = fields.containsKey("seed") ? fields.get("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE) : 1;
        FellegiSunterTraining.Sample usual = FellegiSunterTraining.Sample.ofSeed(seed);
        long random = fields.containsKey("random_pairs")
                ? fields.get("random_pairs").whole(1, 1_000_000_000)
                : usual.mostRandomPairs();
        int enough = fields.containsKey("enough") ? (int) fields.get("enough").whole(1, 1_000_000) : usual.enough();
        SettingsNode given = fields.get("u_without_matches");
        boolean clean = given == null || given.oneOf(YesNo.class) == YesNo.TRUE;
        return new LinkSettings.Training(
                prior,
                strict,
                recall,
                passes,
                new FellegiSunterTraining.Sample(seed, random, enough, usual.mostPairsOfPass(), clean),
                scorer);
    }

    private LinkSettings.Clusters clusters(Optional<SettingsNode> given, boolean linking) {
        Map<String, SettingsNode> fields = given.map(
                        node -> node.fields(Set.of("probability", "one_to_one", "bridges", "most_members", "veto")))
                .orElse(Map.of());
        SettingsNode probability = fields.get("probability");
        SettingsNode matching = fields.get("one_to_one");
        SettingsNode most = fields.get("most_members");
        List<String> veto = new ArrayList<>();
        if (matching != null
                && matching.oneOf(LinkSettings.Matching.class) == LinkSettings.Matching.EXACT
                && !linking) {
            throw matching.complaint("an exact assignment is one between two files", "Write greedy here.");
        }
        if (fields.containsKey("veto")) {
            fields.get("veto").items().forEach(item -> {
                lines.putIfAbsent("column " + item.text(), item.line());
                veto.add(item.text());
            });
        }
        return new LinkSettings.Clusters(
                probability == null ? 0.95 : probability.number(0, 1),
                matching == null ? LinkSettings.Matching.MANY : matching.oneOf(LinkSettings.Matching.class),
                bridges(Optional.ofNullable(fields.get("bridges"))),
                most == null ? 1000 : (int) most.whole(2, 1_000_000_000),
                veto);
    }

    private static BridgePolicy bridges(Optional<SettingsNode> given) {
        if (given.isPresent() && !given.get().isMap() && given.get().text().equals("any")) {
            return BridgePolicy.any();
        }
        Map<String, SettingsNode> fields = given.map(node -> node.fields(Set.of("share", "sample", "weight")))
                .orElse(Map.of());
        return new BridgePolicy(
                fields.containsKey("share") ? fields.get("share").number(0, 1) : 0.1,
                fields.containsKey("sample") ? (int) fields.get("sample").whole(1, 100_000) : 64,
                fields.containsKey("weight") ? fields.get("weight").number(-1000, 1000) : 0);
    }

    private LinkSettings.Output output(Optional<SettingsNode> given, Optional<SettingsNode> limits) {
        Map<String, SettingsNode> fields = given.map(node -> node.fields(Set.of("folder", "format", "probability")))
                .orElse(Map.of());
        Map<String, SettingsNode> bounds = limits.map(node -> node.fields(Set.of("pairs", "memory", "scratch")))
                .orElse(Map.of());
        bounds.forEach((name, node) -> lines.put("limits " + name, node.line()));
        given.ifPresent(node -> lines.put(
                "output", Optional.ofNullable(fields.get("folder")).orElse(node).line()));
        Path folder = fields.containsKey("folder") ? path(fields.get("folder")) : pathBeside("linked");
        return new LinkSettings.Output(
                folder,
                fields.containsKey("format")
                        ? fields.get("format").oneOf(LinkSettings.Format.class)
                        : LinkSettings.Format.CSV,
                fields.containsKey("probability") ? fields.get("probability").number(0, 1) : 0.5,
                limits(bounds));
    }

    private LinkSettings.Limits limits(Map<String, SettingsNode> bounds) {
        long usual = (long) (USUAL_SHARE_OF_HEAP * (Runtime.getRuntime().maxMemory() >> 20));
        return new LinkSettings.Limits(
                bounds.containsKey("pairs") ? bounds.get("pairs").whole(1, Long.MAX_VALUE) : 50_000_000,
                bounds.containsKey("memory") ? bounds.get("memory").whole(0, MOST_MEGABYTES) : usual,
                bounds.containsKey("scratch")
                        ? path(bounds.get("scratch"))
                        : Path.of(System.getProperty("java.io.tmpdir")));
    }

    private Path pathBeside(String name) {
        return file.toAbsolutePath().resolveSibling(name);
    }

    private static SettingsNode required(SettingsNode parent, Map<String, SettingsNode> fields, String name) {
        SettingsNode node = fields.get(name);
        if (node == null) {
            throw parent.complaint("field " + name + " is missing", "Add " + name + ": here.");
        }
        return node;
    }

    private enum YesNo {
        TRUE,
        FALSE
    }

    /** Settings, or what is wrong with them. */
    public sealed interface Result {
        /**
         * Settings that were understood.
         *
         * @param settings what was read
         */
        record Read(LinkSettings settings) implements Result {}

        /**
         * A file that was not.
         *
         * @param problem the first thing wrong
         */
        record Faulty(SettingsProblem problem) implements Result {}
    }
}
