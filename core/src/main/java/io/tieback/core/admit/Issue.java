package io.tieback.core.admit;

/**
 * Something about a row that its sender should know.
 *
 * @param code stable
 * @param path where in the document
 * @param received what stood there, in a form that shows no identifier; empty where nothing did
 * @param fix how to mend it
 */
public record Issue(IssueCode code, String path, String received, String fix) {
    /** An issue with its code's own fix. */
    public static Issue at(IssueCode code, RawValue value) {
        return new Issue(code, value.path(), Redaction.shown(value), code.fix());
    }

    /** An issue at a value that may be personal: its length is shown and nothing of it. */
    public static Issue atPersonal(IssueCode code, RawValue value) {
        return new Issue(code, value.path(), Redaction.hidden(value), code.fix());
    }

    /** The same issue with a fix that knows more. */
    public Issue fixedBy(String better) {
        return new Issue(code, path, received, better);
    }

    /** {@code error} if it kept the row out, else {@code warning}. */
    public String severity() {
        return code.consequence() == IssueCode.Consequence.WARNS ? "warning" : "error";
    }
}
