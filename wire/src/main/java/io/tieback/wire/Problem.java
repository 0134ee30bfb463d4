package io.tieback.wire;

/**
 * Why a request was refused whole, as of RFC 9457.
 *
 * @param code stable
 * @param detail what about this request, without anything personal; empty if the code says it all
 * @param line of the document, from 1; 0 where it does not apply
 * @param column of the line, from 1; 0 where it does not apply
 */
public record Problem(ProblemCode code, String detail, int line, int column) {
    /** A problem that its code describes. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, "", 0, 0);
    }

    /** A problem with a detail. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, 0, 0);
    }
}
