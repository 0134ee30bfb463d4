package io.tieback.learn.link;

import io.tieback.core.match.records.RecordTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A CSV file being written in UTF-8, cell by cell; a cell is quoted only where it must be (RFC 4180). */
final class CsvFile implements AutoCloseable {
    private static final int FLUSHED_AT = 1 << 16;
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final OutputStream out;
    private byte[] buffer = new byte[FLUSHED_AT + (1 << 10)];
    private int used;
    private boolean lineBegun;

    CsvFile(Path file) throws IOException {
        out = Files.newOutputStream(file);
    }

    /** The cell that stands for a text, as UTF-8. */
    static byte[] quoted(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        return isQuotingNeeded(plain, 0, plain.length)
                ? ("\"" + text.replace("\"", "\"\"") + "\"").getBytes(StandardCharsets.UTF_8)
                : plain;
    }

    /** Adds a cell. */
    CsvFile cell(String text) {
        return asIs(quoted(text));
    }

    /** Adds a cell that is quoted where it must be already. */
    CsvFile asIs(byte[] cell) {
        begin(cell.length);
        System.arraycopy(cell, 0, buffer, used, cell.length);
        used += cell.length;
        return this;
    }

    /** Adds the id of a record. */
    CsvFile id(RecordTable table, int row) {
        begin(0);
        int length = table.copyId(row, buffer, used);
        if (length > buffer.length - used) {
            makeRoom(length);
            table.copyId(row, buffer, used);
        }
        if (isQuotingNeeded(buffer, used, used + length)) {
            byte[] quoted = quoted(new String(buffer, used, length, StandardCharsets.UTF_8));
            makeRoom(quoted.length);
            System.arraycopy(quoted, 0, buffer, used, quoted.length);
            length = quoted.length;
        }
        used += length;
        return this;
    }

    /** Adds a number with so many decimals, up to nine; not for numbers of more than nine digits before the point. */
    CsvFile number(double x, int decimals) {
        long scaled = Math.round(Math.abs(x) * POWERS[decimals]);
        long whole = scaled / POWERS[decimals];
        begin(32);
        if (x < 0 && scaled > 0) {
            buffer[used++] = '-';
        }
        int digits = 1;
        while (digits < POWERS.length - 1 && whole >= POWERS[digits]) {
            digits++;
        }
        digits(whole, digits);
        buffer[used++] = '.';
        digits(scaled, decimals);
        return this;
    }

    /** Ends the line. */
    void end() throws IOException {
        makeRoom(1);
        buffer[used++] = '\n';
        lineBegun = false;
        if (used >= FLUSHED_AT) {
            out.write(buffer, 0, used);
            used = 0;
        }
    }

    /** The last so many digits. */
    private void digits(long number, int count) {
        for (int digit = count - 1; digit >= 0; digit--) {
            buffer[used++] = (byte) ('0' + number / POWERS[digit] % 10);
        }
    }

    /** Begins a cell and makes room for so many bytes. */
    private void begin(int bytes) {
        makeRoom(bytes + 1);
        if (lineBegun) {
            buffer[used++] = ',';
        }
        lineBegun = true;
    }

    private void makeRoom(int bytes) {
        if (bytes > buffer.length - used) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(used, bytes), buffer.length * 2));
        }
    }

    private static boolean isQuotingNeeded(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = text[i];
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(buffer, 0, used);
        }
    }
}
