package io.tieback.embedded;

import java.util.Set;

/** Holds an Idempotency-Key while its request is at work. Released by appending, or by closing when nothing came. */
public final class Reservation implements AutoCloseable {
    private final Bytes scope;
    private final byte[] bodyHash;
    private final Set<Bytes> held;

    Reservation(Bytes scope, byte[] bodyHash, Set<Bytes> held) {
        this.scope = scope;
        this.bodyHash = bodyHash.clone();
        this.held = held;
    }

    byte[] scopeHash() {
        return scope.value();
    }

    byte[] bodyHash() {
        return bodyHash;
    }

    boolean isHeld() {
        return held.contains(scope);
    }

    /** Lets others use the key. Closing twice does nothing. */
    @Override
    public void close() {
        held.remove(scope);
    }
}
