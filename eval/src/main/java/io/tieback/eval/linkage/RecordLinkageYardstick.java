package io.tieback.eval.linkage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Prints how well the linker does on public data whose truth is known; a data set that is absent is named as
 * skipped.
 */
public final class RecordLinkageYardstick {
    private final Path data;
    private final Optional<Path> settings;
    private final long seed;

    /**
     * A yardstick over a folder of data sets.
     *
     * @param settings replaces what the yardstick has for the data set whose file it reads
     */
    public RecordLinkageYardstick(Path data, Optional<Path> settings, long seed) {
        this.data = data;
        this.settings = settings;
        this.seed = seed;
    }

    /**
     * Measures everything that the folder holds.
     *
     * @param heard told of each data set as it begins
     * @throws IOException if a file cannot be read
     * @throws UnfitSettings if the settings given cannot be measured
     */
    public List<YardstickRow> run(Consumer<String> heard) throws IOException {
        JudgedJob jobs = JudgedJob.of(settings, seed);
        PeopleYardstick people = new PeopleYardstick(data, jobs, seed);
        TransactionsYardstick transactions = new TransactionsYardstick(data.resolve("splink-transactions"), jobs, seed);
        List<YardstickRow> rows = new ArrayList<>();
        rows.addAll(ifThere("historical-50k", heard, people::historical));
        rows.addAll(ifThere("febrl", heard, people::febrl3));
        rows.addAll(ifThere("febrl", heard, people::febrl4));
        rows.addAll(ifThere("splink-transactions", heard, transactions::rows));
        rows.addAll(ifThere("fake-1000", heard, people::fake1000));
        Path madeUp = MadeUpPeopleYardstick.isIn(data) ? data : data.resolve("people");
        if (MadeUpPeopleYardstick.isIn(madeUp)) {
            heard.accept("people");
            rows.addAll(new MadeUpPeopleYardstick(madeUp, jobs, seed).rows());
        } else {
            rows.add(YardstickRow.skipped("people", "there is no people-N-SEED.csv in " + madeUp));
        }
        return rows;
    }

    private List<YardstickRow> ifThere(String name, Consumer<String> heard, Measurement measurement)
            throws IOException {
        if (!Files.isDirectory(data.resolve(name))) {
            return List.of(YardstickRow.skipped(name, "there is no folder " + data.resolve(name)));
        }
        heard.accept(name);
        return measurement.rows();
    }

    /** The rows as a Markdown table. */
    public static String table(List<YardstickRow> rows) {
        StringBuilder text =
                new StringBuilder("| data | figure | measured [95 %] | reach | |\n|---|---|---|---|---|\n");
        for (YardstickRow row : rows) {
            String reach = Double.isNaN(row.reach())
                    ? "–"
                    : String.format(Locale.ROOT, "%s %.3f", row.less() ? "≤" : "≥", row.reach());
            String note = row.note().isEmpty() ? row.verdict() : (row.verdict() + " " + row.note()).strip();
            text.append(String.format(
                    Locale.ROOT, "| %s | %s | %s | %s | %s |%n", row.data(), row.figure(), row.value(), reach, note));
        }
        return text.toString();
    }

    /** The rows as JSON. */
    public static String json(List<YardstickRow> rows, long seed) {
        ObjectNode root = new ObjectMapper()
                .createObjectNode()
                .put("yardstick", "record-linkage")
                .put("seed", seed);
        ArrayNode list = root.putArray("rows");
        for (YardstickRow row : rows) {
            ObjectNode node = list.addObject().put("data", row.data()).put("figure", row.figure());
            if (!Double.isNaN(row.value().value())) {
                node.put("value", row.value().value())
                        .put("low", row.value().low())
                        .put("high", row.value().high());
            }
            if (!Double.isNaN(row.reach())) {
                node.put("reach", row.reach()).put("reached", row.verdict().equals("reached"));
            }
            node.put("note", row.note());
        }
        return root.toPrettyString();
    }

    private interface Measurement {
        List<YardstickRow> rows() throws IOException;
    }
}
