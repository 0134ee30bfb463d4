package io.tieback.embedded;

/** There are more users than people can be derived of. */
public final class TooManyUsersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param limit users at most */
    public TooManyUsersException(int limit) {
        super("there are more than " + limit + " users, and of no more can people be derived");
    }
}
