package io.tieback.embedded;

import io.tieback.engine.codec.Codec;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a step threw. The message is kept only where our own code wrote it, which by the house's rules names nobody.
 *
 * @param exceptionClass class of the exception
 * @param message what it said, at most {@link #MAX_MESSAGE} characters, or empty
 * @param at where, the innermost of our own lines, at most {@link #MAX_LINES}
 */
public record StepFailure(String exceptionClass, String message, String at) {
    /** Characters of a message that are kept. */
    public static final int MAX_MESSAGE = 200;

    /** Lines of a stack that are kept. */
    public static final int MAX_LINES = 4;

    static final Codec<StepFailure> CODEC = Codec.versioned(
            1,
            (w, failure) ->
                    w.text(failure.exceptionClass()).text(failure.message()).text(failure.at()),
            r -> new StepFailure(r.text(), r.text(), r.text()));

    private static final String OURS = "io.tieback.";

    static StepFailure of(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        boolean ours = stack.length > 0 && stack[0].getClassName().startsWith(OURS);
        String message = ours ? Optional.ofNullable(thrown.getMessage()).orElse("") : "";
        String at = Arrays.stream(stack)
                .filter(line -> line.getClassName().startsWith(OURS))
                .limit(MAX_LINES)
                .map(line -> line.getClassName() + "." + line.getMethodName() + ":" + line.getLineNumber())
                .collect(Collectors.joining(" < "));
        String kept = message.substring(0, Math.min(message.length(), MAX_MESSAGE));
        return new StepFailure(thrown.getClass().getName(), kept, at);
    }
}
