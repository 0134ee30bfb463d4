package io.tieback.core.admit;

/** Shows as much of a value as lets its sender find it, and no more. */
final class Redaction {
    private static final int SHOWN = 4;

    private Redaction() {}

    /** The first four characters and what the rest was. */
    static String shown(RawValue value) {
        String text = value.text();
        return switch (value.form()) {
            case ABSENT -> "";
            case OTHER -> "(a list or an object)";
            case FLAG -> text;
            case NUMBER, TEXT -> text.length() <= SHOWN ? printable(text) : printable(head(text)) + "…" + size(text);
        };
    }

    /** Its size alone. */
    static String hidden(RawValue value) {
        return switch (value.form()) {
            case ABSENT -> "";
            case OTHER -> "(a list or an object)";
            case FLAG, NUMBER, TEXT -> size(value.text());
        };
    }

    private static String head(String text) {
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end);
    }

    private static String size(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return "(" + text.length() + (digits ? " digits)" : " characters)");
    }

    private static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\ufffd' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
