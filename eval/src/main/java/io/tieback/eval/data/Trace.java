package io.tieback.eval.data;

import io.tieback.core.admit.RawValue;

/**
 * What admission drops of a line: address and user agent as text.
 *
 * @param address empty if absent
 * @param agent empty if absent
 */
public record Trace(String address, String agent) {
    /** Of lines that have neither. */
    static final Trace NONE = new Trace("", "");

    static Trace of(RawValue address, RawValue agent) {
        return new Trace(address.text(), agent.text());
    }
}
