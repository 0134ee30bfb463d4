package io.tieback.learn.link;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file being written, cell by cell; a cell is quoted only where it must be (RFC 4180). */
final class CsvFile implements AutoCloseable {
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder(256);

    CsvFile(Path file) throws IOException {
        out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
    }

    /** The text of a cell that stands for a value. */
    static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return "\"" + text.replace("\"", "\"\"") + "\"";
            }
        }
        return text;
    }

    /** Adds a cell. */
    CsvFile cell(String text) {
        return asIs(quoted(text));
    }

    /** Adds a cell whose text is quoted where it must be already. */
    CsvFile asIs(String text) {
        next().append(text);
        return this;
    }

    /** Adds a number with so many decimals, up to nine; not for numbers of more than nine digits before the point. */
    CsvFile number(double x, int decimals) {
        long scaled = Math.round(Math.abs(x) * POWERS[decimals]);
        StringBuilder cell = next();
        if (x < 0 && scaled > 0) {
            cell.append('-');
        }
        cell.append(scaled / POWERS[decimals]).append('.');
        long fraction = scaled % POWERS[decimals];
        for (int digit = decimals - 1; digit >= 0; digit--) {
            cell.append((char) ('0' + fraction / POWERS[digit] % 10));
        }
        return this;
    }

    /** Ends the line. */
    void end() throws IOException {
        line.append('\n');
        out.append(line);
        line.setLength(0);
    }

    private StringBuilder next() {
        return line.isEmpty() ? line : line.append(',');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
