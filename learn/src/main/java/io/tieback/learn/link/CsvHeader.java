package io.tieback.learn.link;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The first line of a CSV file. It alone decides how the file is read, never a guess from the lines below it: a row
 * that does not fit is an error with its line, not another dialect.
 *
 * @param delimiter the one of comma, semicolon, tab and bar that stands most often in the line outside of quotes
 * @param names what the columns are called; {@code column0} and so on where a cell is blank
 */
record CsvHeader(char delimiter, List<String> names) {
    private static final String DELIMITERS = ",;\t|";
    private static final int LONGEST = 1 << 20;

    CsvHeader {
        names = List.copyOf(names);
    }

    /**
     * Reads the first line, of a file that may be gzipped.
     *
     * @throws IOException if the file cannot be read, is empty, or two columns share a name
     */
    static CsvHeader read(Path file) throws IOException {
        String line = firstLine(file);
        if (line.isBlank()) {
            throw new IOException(file.getFileName() + " is empty, or its first line is");
        }
        char delimiter = delimiter(line);
        List<String> names = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String cell : cells(line, delimiter)) {
            String name = cell.isBlank() ? "column" + names.size() : cell;
            if (!known.add(name.strip().toLowerCase(Locale.ROOT))) {
                throw new IOException("two columns of " + file.getFileName() + " are called " + name.strip());
            }
            names.add(name);
        }
        return new CsvHeader(delimiter, names);
    }

    /** The file as a DuckDB table expression, all of whose columns are text. */
    String source(Path file) {
        String columns = names.stream()
                .map(name -> "'" + name.replace("'", "''") + "': 'VARCHAR'")
                .collect(Collectors.joining(", "));
        return "read_csv('" + TableReader.literal(file)
                + "', auto_detect = false, header = true, nullstr = ''," + " quote = '\"', escape = '\"', delim = '"
                + delimiter + "', columns = {" + columns + "})";
    }

    private static String firstLine(Path file) throws IOException {
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean quoted = false;
            for (int c = in.read(); c >= 0 && (quoted || c != '\n' && c != '\r'); c = in.read()) {
                quoted ^= c == '"';
                line.write(c);
                if (line.size() > LONGEST) {
                    throw new IOException("the first line of " + file.getFileName() + " is longer than a megabyte");
                }
            }
            String text = line.toString(StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    private static char delimiter(String line) {
        char best = DELIMITERS.charAt(0);
        for (char delimiter : DELIMITERS.toCharArray()) {
            best = cells(line, delimiter).size() > cells(line, best).size() ? delimiter : best;
        }
        return best;
    }

    private static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || !quoted && line.charAt(i) == delimiter) {
                cells.add(unquoted(line.substring(from, i)));
                from = i + 1;
            } else {
                quoted ^= line.charAt(i) == '"';
            }
        }
        return cells;
    }

    private static String unquoted(String cell) {
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                : cell;
    }
}
