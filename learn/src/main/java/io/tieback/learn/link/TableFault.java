package io.tieback.learn.link;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why DuckDB could not read a table, in words that hold nothing of the table itself.
 *
 * @param message what was found, and in which line where that is known
 * @param mend what to do about it
 */
public record TableFault(String message, String mend) {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern CELLS = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    /** What an error says of a file. */
    public static TableFault of(SQLException error, Path file) {
        String said = String.valueOf(error.getMessage());
        if (error.getCause() instanceof IOException) {
            return new TableFault(said, "A CSV file begins with a line that names its columns, each once.");
        }
        Matcher numbered = LINE.matcher(said);
        String line = (numbered.find() ? "line " + numbered.group(1) + " of " : "") + file.getFileName();
        Matcher cells = CELLS.matcher(said);
        if (cells.find()) {
            String counts = " has " + cells.group(2) + " cells, its header " + cells.group(1);
            return new TableFault(line + counts, "Put values that hold the separator in double quotes.");
        }
        if (said.contains("not utf-8")) {
            return new TableFault(line + " is not UTF-8", "Convert it, e.g.: iconv -f LATIN1 -t UTF-8 FILE");
        }
        if (said.contains("unterminated quote")) {
            return new TableFault(line + " opens a quote that is not closed", "Close it; a quote within is doubled.");
        }
        if (said.contains("invalid state")) {
            return new TableFault(line + " is not CSV by RFC 4180", "Are its line ends alike, its quotes doubled?");
        }
        if (said.contains("Maximum line size")) {
            return new TableFault(line + " is longer than 2 MB", "Is a quote left open? Leave such a column out.");
        }
        if (said.contains("magic bytes")) {
            return new TableFault(line + " is not Parquet", "If it is CSV, let its name end so.");
        }
        if (said.startsWith("Out of Memory")) {
            String mend = "Write Parquet with smaller row groups, or CSV.";
            return new TableFault("reading " + line + " takes more memory than it may", mend);
        }
        String first = said.lines().findFirst().orElse("");
        return new TableFault("DuckDB cannot read " + line + ": " + first, "Is it CSV with a header, or Parquet?");
    }
}
