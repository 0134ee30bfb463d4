package io.tieback.core.report;

import io.tieback.core.privacy.AgentTraits;

/**
 * What is kept of the browser and the network that a row speaks of, besides its match keys.
 *
 * @param agent what its user agent said; the agent itself is dropped at admission
 * @param networkClass class of its network by the operator's table, such as {@code home}, or empty
 */
public record Trace(AgentTraits agent, String networkClass) {
    /** Neither is known. */
    public static final Trace UNKNOWN = new Trace(AgentTraits.UNKNOWN, "");
}
