package io.tieback.cli.text;

import java.io.PrintWriter;
import java.util.List;

/** A report on a terminal of 100 columns: numbered sections, whose titles say what was found. */
public final class Screen {
    /** So wide is a line at most. */
    public static final int WIDTH = 100;

    private static final String INDENT = "   ";

    private final PrintWriter out;
    private int section;

    /** Prints to {@code out}. */
    public Screen(PrintWriter out) {
        this.out = out;
    }

    /** The first line. */
    public void head(String title, String detail) {
        out.println();
        out.println(title);
        out.println(detail);
        out.flush();
    }

    /** Begins a section with the finding that it shows. */
    public void section(String finding) {
        section++;
        out.println();
        wrapped(String.format("%-3s", section), finding);
        out.println();
        out.flush();
    }

    /** A table. */
    public void table(Table table) {
        table.lines().forEach(line -> out.println(INDENT + line));
        out.flush();
    }

    /** A paragraph, broken into lines. */
    public void text(String paragraph) {
        wrapped(INDENT, paragraph);
        out.flush();
    }

    /** A line as it stands. */
    public void line(String line) {
        out.println((INDENT + line).stripTrailing());
        out.flush();
    }

    /** Lines as they stand. */
    public void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** An empty line. */
    public void space() {
        out.println();
        out.flush();
    }

    private void wrapped(String first, String paragraph) {
        String before = first;
        for (String line : Paragraph.lines(paragraph, WIDTH - INDENT.length())) {
            out.println(before + line);
            before = INDENT;
        }
    }
}
