package io.tieback.embedded;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An input or a timer at which a step threw; it changed nothing else.
 *
 * @param offset the input's place in the log, or empty for a timer
 * @param due when the timer was due, or empty for an input
 * @param failure why
 */
public record FailedTurn(OptionalLong offset, Optional<Instant> due, StepFailure failure) {}
