package io.tieback.core.admit;

/**
 * One field of a row as received. It knows where it stood, so that an issue can point at it in the sender's own words.
 *
 * @param row path of the row in the document, such as {@code reports[0]}; empty where the document is the row
 * @param field path of the field in the row, such as {@code identifiers.emails[2]}
 * @param form what was found there
 * @param text the text, the number's literal or the flag; empty for other forms
 */
public record RawValue(String row, String field, Form form, String text) {
    /** What can be found in a field. */
    public enum Form {
        /** Nothing, or an explicit nothing. */
        ABSENT,
        TEXT,
        NUMBER,
        FLAG,
        /** A list or an object where neither belongs. */
        OTHER
    }

    /** A field that is not there. */
    public static RawValue absent(String row, String field) {
        return new RawValue(row, field, Form.ABSENT, "");
    }

    /** A field that holds text. */
    public static RawValue text(String row, String field, String text) {
        return new RawValue(row, field, Form.TEXT, text);
    }

    /** Whether nothing is there. */
    public boolean isAbsent() {
        return form == Form.ABSENT;
    }

    /** Where it stood in the document. */
    public String path() {
        return row.isEmpty() ? field : row + "." + field;
    }
}
