package io.tieback.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.tieback.embedded.AnswerTooLargeException;
import io.tieback.embedded.OverloadedException;
import io.tieback.embedded.StorageFailedException;
import io.tieback.wire.AnswerWriter;
import io.tieback.wire.Problem;
import io.tieback.wire.ProblemCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what goes wrong as {@code application/problem+json}. A bug is logged by its class and place, never its
 * words.
 */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration STORAGE_RETRY = Duration.ofSeconds(30);

    private Problems() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(ProblemException.class, (refused, request) -> {
            refused.retryAfter().ifPresent(after -> retryAfter(request, after));
            answer(request, refused.problem());
        });
        routes.exception(OverloadedException.class, (overloaded, request) -> {
            retryAfter(request, overloaded.retryAfter());
            answer(request, Problem.of(ProblemCode.OVERLOADED));
        });
        routes.exception(
                AnswerTooLargeException.class,
                (e, request) -> answer(request, Problem.of(ProblemCode.ANSWER_TOO_LARGE)));
        routes.exception(StorageFailedException.class, (failed, request) -> {
            LOG.error("the store failed at {}", place(failed));
            retryAfter(request, STORAGE_RETRY);
            answer(request, Problem.of(ProblemCode.STORAGE_FAILED));
        });
        routes.exception(HttpResponseException.class, (refused, request) -> {
            Optional.ofNullable(refused.getDetails().get("availableMethods"))
                    .ifPresent(methods -> request.header("Allow", methods));
            answer(request, Problem.of(code(refused.getStatus())));
        });
        routes.exception(Exception.class, (bug, request) -> {
            LOG.error("{} at {}", bug.getClass().getName(), place(bug));
            answer(request, Problem.of(ProblemCode.INTERNAL));
        });
    }

    /** As {@link #addTo} for what is no exception: out of memory or stack. */
    static void failed(HttpServletResponse response, Error error) {
        LOG.error("{} at {}", error.getClass().getName(), place(error));
        try {
            response.setStatus(ProblemCode.INTERNAL.status());
            response.setContentType(MEDIA_TYPE);
            response.getOutputStream().write(AnswerWriter.problem(Problem.of(ProblemCode.INTERNAL)));
        } catch (IOException gone) {
            LOG.debug("nobody waits for the answer any more");
        }
    }

    /** What the HTTP library's own refusals are called. */
    static ProblemCode code(int status) {
        return switch (status) {
            case 404 -> ProblemCode.ROUTE_UNKNOWN;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 408 -> ProblemCode.BODY_TIMEOUT;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 414, 431 -> ProblemCode.HEADERS_TOO_LARGE;
            case 503 -> ProblemCode.NOT_READY;
            default -> status >= 500 ? ProblemCode.INTERNAL : ProblemCode.REQUEST_MALFORMED;
        };
    }

    private static void answer(Context request, Problem problem) {
        if (problem.code().status() == 401) {
            request.header("WWW-Authenticate", "Bearer realm=\"tieback\"");
        }
        request.status(problem.code().status()).contentType(MEDIA_TYPE).result(AnswerWriter.problem(problem));
    }

    private static void retryAfter(Context request, Duration after) {
        request.header("Retry-After", String.valueOf(Math.max(1, after.toSeconds())));
    }

    /** The innermost line of our own, as it leads to the cause without quoting anybody's data. */
    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(line -> line.getClassName().startsWith("io.tieback."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }
}
