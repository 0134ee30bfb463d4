package io.tieback.eval.linkage;

import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures how well the linker does on public data whose truth is known; a data set that is absent has a row that
 * says so.
 */
public final class RecordLinkageYardstick {
    /** Public data were made, or grown, once. */
    static final Measured NO_OTHER = Measured.absent("public data have no other seed that could teach an oracle");

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
    public List<AnswerRow> run(Consumer<String> heard) throws IOException {
        JudgedJob jobs = JudgedJob.of(settings, seed);
        PeopleYardstick people = new PeopleYardstick(data, jobs, seed);
        TransactionsYardstick transactions = new TransactionsYardstick(data.resolve("splink-transactions"), jobs, seed);
        List<AnswerRow> rows = new ArrayList<>();
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
            rows.add(skipped("people", "there is no people-N-SEED.csv in " + madeUp));
        }
        return rows;
    }

    private List<AnswerRow> ifThere(String name, Consumer<String> heard, Measurement measurement) throws IOException {
        if (!Files.isDirectory(data.resolve(name))) {
            return List.of(skipped(name, "there is no folder " + name + " in the data"));
        }
        heard.accept(name);
        return measurement.rows();
    }

    private static AnswerRow skipped(String name, String why) {
        return AnswerRow.alone(name, "F1", 0, Measured.absent(why), why);
    }

    private interface Measurement {
        List<AnswerRow> rows() throws IOException;
    }
}
