package io.tieback.cli.eval;

import io.tieback.cli.text.Table;
import io.tieback.cli.text.Table.Column;
import io.tieback.eval.yardstick.Answer;
import io.tieback.eval.yardstick.AnswerRow;
import io.tieback.eval.yardstick.Measured;
import io.tieback.eval.yardstick.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A yardstick's answer as an aligned table; what is absent is a dash with a letter, explained below. */
final class AnswerTable {
    private final Answer answer;
    private final Map<String, String> letters = new LinkedHashMap<>();

    private AnswerTable(Answer answer) {
        this.answer = answer;
    }

    static List<String> lines(Answer answer) {
        return new AnswerTable(answer).lines();
    }

    private List<String> lines() {
        Table table = Table.of(
                Column.left("figure"),
                Column.left("unit"),
                Column.right("n"),
                Column.right("measured [95 %]"),
                Column.right("base line"),
                Column.right("oracle"),
                Column.right("asked"),
                Column.left(""));
        answer.rows().forEach(row -> table.row(cells(row)));
        List<String> lines = new ArrayList<>();
        lines.add(answer.yardstick() + ": " + answer.input() + "; draws by seed " + answer.seed());
        lines.add("commit " + answer.commit() + ", " + answer.machine());
        lines.add("");
        lines.addAll(table.lines());
        letters.forEach((why, letter) -> lines.add("– " + letter + "  " + why));
        lines.addAll(answer.leaks());
        return lines;
    }

    private String[] cells(AnswerRow row) {
        return new String[] {
            row.name(),
            row.unit(),
            String.format(Locale.ROOT, "%,d", row.n()),
            cell(row.estimate()),
            cell(row.baseline()),
            cell(row.oracle()),
            asked(row.target()),
            (verdict(row) + " " + row.note()).strip()
        };
    }

    private static String verdict(AnswerRow row) {
        return switch (row.target().side()) {
            case NONE -> "";
            case NO_LEAK -> row.isLeak() ? "LEAK" : row.estimate().isPresent() ? "no leak" : "not looked for";
            default -> row.isReached() ? "reached" : "NOT reached";
        };
    }

    private String cell(Measured measured) {
        if (!measured.isPresent()) {
            return dash(measured.absent());
        }
        double scale = Math.max(Math.abs(measured.low()), Math.abs(measured.high()));
        String value = number(measured.value(), scale);
        return measured.hasInterval()
                ? value + " [" + number(measured.low(), scale) + ", " + number(measured.high(), scale) + "]"
                : value + " [" + dash(measured.point()) + "]";
    }

    private String dash(String why) {
        return "– " + letters.computeIfAbsent(why, one -> letter(letters.size()));
    }

    private static String asked(Target target) {
        return switch (target.side()) {
            case NONE -> "";
            case AT_LEAST -> "≥ " + number(target.value(), target.value());
            case NO_LEAK -> "≤ 0";
            case AT_MOST -> "≤ " + number(target.value(), target.value());
            case NEAR -> number(target.value(), target.value()) + " ± " + number(target.tolerance(), target.value());
        };
    }

    /** With as many decimals as suit the largest figure of the cell. */
    private static String number(double value, double scale) {
        int decimals = scale >= 1_000 ? 0 : scale >= 100 ? 1 : scale >= 10 ? 2 : scale > 1 ? 3 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String letter(int number) {
        return String.valueOf((char) ('a' + number));
    }
}
