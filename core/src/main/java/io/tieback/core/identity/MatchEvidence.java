package io.tieback.core.identity;

/**
 * All that is known of an act by keys that do not name a user.
 *
 * @param address of the address it came from
 * @param cookie of the cookie it came with
 * @param minutesSince how long after the act this is asked; at least 0
 */
public record MatchEvidence(AddressAnswer address, CookieAnswer cookie, long minutesSince) {}
