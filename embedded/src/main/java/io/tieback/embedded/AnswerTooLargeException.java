package io.tieback.embedded;

/** The answer would have more rows than are given at once: ask for fewer days or one advertiser. */
public final class AnswerTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param limit rows of an answer at most */
    public AnswerTooLargeException(int limit) {
        super("the answer has more than " + limit + " rows; ask for fewer days or one advertiser");
    }
}
