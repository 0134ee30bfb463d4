package io.tieback.core.match.records;

import java.util.ArrayList;
import java.util.List;

/** Recursive descent over {@code name | "any name" | function(expression, number …)}. */
final class ExpressionParser {
    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    ColumnExpression parse() {
        ColumnExpression expression = expression();
        blanks();
        if (at < text.length()) {
            throw unexpected();
        }
        return expression;
    }

    private ColumnExpression expression() {
        blanks();
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new IllegalArgumentException("a quote is not closed in " + text);
            }
            String name = text.substring(at + 1, end);
            at = end + 1;
            return new ColumnExpression.Column(name);
        }
        String name = word();
        blanks();
        return at < text.length() && text.charAt(at) == '(' ? call(name) : new ColumnExpression.Column(name);
    }

    private ColumnExpression call(String name) {
        at++;
        List<ColumnExpression> arguments = new ArrayList<>(List.of(expression()));
        List<Integer> numbers = new ArrayList<>();
        blanks();
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            blanks();
            if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                numbers.add(number());
            } else {
                arguments.add(expression());
            }
            blanks();
        }
        if (at >= text.length() || text.charAt(at) != ')') {
            throw unexpected();
        }
        at++;
        if (name.equalsIgnoreCase("concat") && numbers.isEmpty()) {
            return new ColumnExpression.Concatenation(arguments);
        }
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(name + " takes one column, then numbers: " + text);
        }
        return new ColumnExpression.Call(ValueFunction.of(name, numbers), arguments.get(0));
    }

    private String word() {
        int from = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw unexpected();
        }
        return text.substring(from, at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
    }

    private int number() {
        int from = at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return Integer.parseInt(text.substring(from, at));
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException(text.substring(from, at) + " is no whole number in " + text, tooLarge);
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        String found = at < text.length() ? "'" + text.charAt(at) + "' at character " + (at + 1) : "the end";
        return new IllegalArgumentException("unexpected " + found + " in \"" + text + "\"; a column name with blanks or"
                + " signs is written in double quotes");
    }
}
