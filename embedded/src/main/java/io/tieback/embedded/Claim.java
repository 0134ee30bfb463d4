package io.tieback.embedded;

/** What an Idempotency-Key means now. */
public sealed interface Claim {
    /** The key is new, or forgotten by age. It is held until {@code reservation} is appended or closed. */
    record Fresh(Reservation reservation) implements Claim {}

    /** The same request was answered with these bytes. */
    record Stored(byte[] reply) implements Claim {}

    /** The key was used with another body. */
    record OtherBody() implements Claim {}

    /** A request with the key is at work. */
    record InFlight() implements Claim {}
}
