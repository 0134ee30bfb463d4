package io.tieback.learn.link;

import io.tieback.core.match.records.DecimalText;
import io.tieback.core.match.text.EditDistance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A place in a YAML settings file that knows its line and complains by it. */
final class SettingsNode {
    private static final String YAML = "Are brackets closed, and columns with : or # in quotes?";

    private final Path file;
    private final Node node;

    private SettingsNode(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    static SettingsNode parse(Path file, String text) {
        LoadSettings limits = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(1 << 20)
                .setMaxAliasesForCollections(50)
                .build();
        try {
            Node root = new Compose(limits)
                    .composeString(text)
                    .orElseThrow(() -> new SettingsProblem.Found(
                            new SettingsProblem(file, 1, "the file is empty", "Try: ./tieback link suggest FILE")));
            return new SettingsNode(file, root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new SettingsProblem.Found(new SettingsProblem(file, line, "not YAML: " + e.getProblem(), YAML));
        } catch (YamlEngineException e) {
            throw new SettingsProblem.Found(new SettingsProblem(file, 0, "not YAML: " + e.getMessage(), YAML));
        }
    }

    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    SettingsProblem.Found complaint(String message, String mend) {
        return new SettingsProblem.Found(new SettingsProblem(file, line(), message, mend));
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The fields of a map, none of which may be unknown. */
    Map<String, SettingsNode> fields(Set<String> known) {
        if (!(node instanceof MappingNode map)) {
            throw complaint("expected fields", "Known fields here: " + String.join(", ", sorted(known)));
        }
        Map<String, SettingsNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            SettingsNode key = new SettingsNode(file, tuple.getKeyNode());
            String name = key.text();
            if (!known.contains(name)) {
                throw key.complaint(
                        "unknown field " + name,
                        "Did you mean " + nearest(name, known) + "? Known here: " + String.join(", ", sorted(known)));
            }
            if (fields.put(name, new SettingsNode(file, tuple.getValueNode())) != null) {
                throw key.complaint("field " + name + " stands twice", "Remove one of them.");
            }
        }
        return fields;
    }

    /** All fields of a map, whatever their names. */
    Map<String, SettingsNode> anyFields() {
        if (!(node instanceof MappingNode map)) {
            throw complaint("expected fields", "Write {name: …} here.");
        }
        Map<String, SettingsNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            SettingsNode key = new SettingsNode(file, tuple.getKeyNode());
            if (fields.put(key.text(), new SettingsNode(file, tuple.getValueNode())) != null) {
                throw key.complaint("field " + key.text() + " stands twice", "Remove one of them.");
            }
        }
        return fields;
    }

    /** The items of a list; a single value is a list of one. */
    List<SettingsNode> items() {
        if (!(node instanceof SequenceNode list)) {
            return List.of(this);
        }
        List<SettingsNode> items = new ArrayList<>();
        list.getValue().forEach(item -> items.add(new SettingsNode(file, item)));
        return items;
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        String found = isMap() ? "fields" : isList() ? "a list" : "nothing";
        throw complaint("expected one value, found " + found, "Write one word or number here.");
    }

    double number(double least, double most) {
        double value = read(DecimalText::number, "a number");
        if (!(value >= least && value <= most)) {
            throw complaint(text() + " is out of range", "It lies in " + least + " to " + most + ".");
        }
        return value;
    }

    long whole(long least, long most) {
        long value = read(text -> Long.parseLong(text.replace("_", "")), "a whole number");
        if (value < least || value > most) {
            throw complaint(text() + " is out of range", "It lies in " + least + " to " + most + ".");
        }
        return value;
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text())) {
                return value;
            }
        }
        List<String> names = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            names.add(value.name().toLowerCase(Locale.ROOT));
        }
        throw complaint("unknown value " + text(), "One of: " + String.join(", ", names));
    }

    /** The value read by a function whose complaints become complaints about this line. */
    <T> T as(Function<String, T> reader) {
        try {
            return reader.apply(text());
        } catch (IllegalArgumentException e) {
            throw complaint(Optional.ofNullable(e.getMessage()).orElse("not understood"), "");
        }
    }

    private <T> T read(Function<String, T> reader, String expected) {
        try {
            return reader.apply(text());
        } catch (NumberFormatException e) {
            throw complaint("expected " + expected + ", found " + text(), "Write " + expected + " here.");
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    static String nearest(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(k -> EditDistance.damerau(name, k, 60))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }
}
