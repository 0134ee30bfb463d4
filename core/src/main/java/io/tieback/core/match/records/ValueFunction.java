package io.tieback.core.match.records;

import io.tieback.core.match.text.Soundex;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A simple function of a text value, by name and whole-number arguments; an empty result means missing. */
public record ValueFunction(Kind kind, List<Integer> numbers) implements UnaryOperator<String> {

    /** The functions there are. */
    public enum Kind {
        /** Lower case. */
        LOWER(0, "lower(x)"),
        /** The first n characters; all of a shorter value, as in SQL. */
        PREFIX(1, "prefix(x, n)"),
        /** The last n characters; all of a shorter value. */
        SUFFIX(1, "suffix(x, n)"),
        /** n characters from position p, counted from 1, as in SQL. */
        SUBSTR(2, "substr(x, p, n)"),
        /** The n-th word, counted from 1; from the end if negative. */
        WORD(1, "word(x, n)"),
        /** The words in alphabetical order. */
        SORTED_WORDS(0, "sorted_words(x)"),
        /** Letters and digits only. */
        ALPHANUMERIC(0, "alphanumeric(x)"),
        /** Digits only. */
        DIGITS(0, "digits(x)"),
        /** American Soundex. */
        SOUNDEX(0, "soundex(x)"),
        /** A number rounded to the nearest multiple of n; missing where the value is no number. */
        ROUND(1, "round(x, n)");

        private final int numbers;
        private final String usage;

        Kind(int numbers, String usage) {
            this.numbers = numbers;
            this.usage = usage;
        }

        /** How it is written. */
        public String usage() {
            return usage;
        }
    }

    public ValueFunction {
        numbers = List.copyOf(numbers);
        if (numbers.size() != kind.numbers) {
            throw new IllegalArgumentException("write " + kind.usage());
        }
        boolean lengths = kind == Kind.PREFIX || kind == Kind.SUFFIX || kind == Kind.SUBSTR || kind == Kind.ROUND;
        if (lengths && numbers.stream().anyMatch(n -> n < 1) || kind == Kind.WORD && numbers.get(0) == 0) {
            throw new IllegalArgumentException("the number in " + kind.usage() + " is out of range");
        }
    }

    /**
     * A function by its name as written.
     *
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    public static ValueFunction of(String name, List<Integer> numbers) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return new ValueFunction(kind, numbers);
            }
        }
        List<String> known = Arrays.stream(Kind.values()).map(Kind::usage).toList();
        throw new IllegalArgumentException(
                "no function " + name + "; there are concat(x, y …), " + String.join(", ", known));
    }

    @Override
    public String apply(String value) {
        return switch (kind) {
            case LOWER -> value.toLowerCase(Locale.ROOT);
            case PREFIX -> substr(value, 0, numbers.get(0));
            case SUFFIX -> substr(value, Math.max(0, characters(value) - numbers.get(0)), numbers.get(0));
            case SUBSTR -> substr(value, numbers.get(0) - 1, numbers.get(1));
            case WORD -> word(value.split("\\s+"), numbers.get(0));
            case SORTED_WORDS -> sortedWords(value);
            case ALPHANUMERIC -> keep(value, true);
            case DIGITS -> keep(value, false);
            case SOUNDEX -> Soundex.of(value);
            case ROUND -> rounded(value, numbers.get(0));
        };
    }

    String describe(String argument) {
        StringBuilder text = new StringBuilder(kind.name().toLowerCase(Locale.ROOT))
                .append('(')
                .append(argument);
        numbers.forEach(n -> text.append(", ").append(n));
        return text.append(')').toString();
    }

    private static int characters(String value) {
        return value.codePointCount(0, value.length());
    }

    /** Characters, not their halves in UTF-16. */
    private static String substr(String value, int from, int length) {
        int all = characters(value);
        if (from >= all) {
            return "";
        }
        int start = value.offsetByCodePoints(0, from);
        return value.substring(start, value.offsetByCodePoints(start, Math.min(length, all - from)));
    }

    private static String word(String[] words, int n) {
        int index = n > 0 ? n - 1 : words.length + n;
        return index < 0 || index >= words.length ? "" : words[index];
    }

    private static String sortedWords(String value) {
        String[] words = value.split("\\s+");
        Arrays.sort(words);
        return String.join(" ", words);
    }

    private static String keep(String value, boolean letters) {
        StringBuilder kept = new StringBuilder();
        value.codePoints()
                .filter(c -> Character.isDigit(c) || letters && Character.isLetter(c))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String rounded(String value, int step) {
        try {
            return Long.toString(Math.round(DecimalText.number(value) / step) * step);
        } catch (NumberFormatException notANumber) {
            return "";
        }
    }
}
