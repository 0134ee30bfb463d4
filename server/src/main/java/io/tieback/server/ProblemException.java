package io.tieback.server;

import io.tieback.wire.Problem;
import io.tieback.wire.ProblemCode;
import java.time.Duration;
import java.util.Optional;

/** Ends the handling of a request that is refused whole. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    private ProblemException(Problem problem, Optional<Duration> retryAfter) {
        super(problem.code().code(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    static ProblemException of(Problem problem) {
        return new ProblemException(problem, Optional.empty());
    }

    static ProblemException of(ProblemCode code) {
        return of(Problem.of(code));
    }

    static ProblemException of(ProblemCode code, String detail) {
        return of(Problem.of(code, detail));
    }

    /** A problem that may be over by then. */
    static ProblemException later(ProblemCode code, Duration retryAfter) {
        return new ProblemException(Problem.of(code), Optional.of(retryAfter));
    }

    Problem problem() {
        return problem;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
