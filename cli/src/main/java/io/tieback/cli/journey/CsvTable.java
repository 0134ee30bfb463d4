package io.tieback.cli.journey;

import io.tieback.cli.CommandFailure;
import io.tieback.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A gzipped table of comma-separated values with a line of titles; quotes may stand around a value. */
final class CsvTable {
    private CsvTable() {}

    /** A line. */
    record Line(List<String> titles, List<String> cells) {
        String get(String title) {
            return cells.get(titles.indexOf(title));
        }
    }

    /** Reads all lines; every one of {@code needed} must be among the titles. */
    static void read(Path file, List<String> needed, Consumer<Line> lines) {
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
            List<String> titles = cells(reader.readLine());
            if (!titles.containsAll(needed)) {
                throw unusable(file, "it has not the columns " + String.join(", ", needed));
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = cells(line);
                if (cells.size() != titles.size()) {
                    throw unusable(file, "a line has " + cells.size() + " values for " + titles.size() + " columns");
                }
                lines.accept(new Line(titles, cells));
            }
        } catch (IOException failed) {
            throw unusable(file, failed.getClass().getSimpleName());
        }
    }

    private static CommandFailure unusable(Path file, String why) {
        return new CommandFailure(
                ExitCode.INPUT,
                file + " cannot be used: " + why + ".",
                "Name the folder of the data set's files as they are, such as transactions_sample.csv.gz.");
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
