package io.tieback.core.report;

/**
 * The platform says that a user opted out, or is in again. It holds from its place in the log until the next one or an
 * erasure of the user, which forgets it too.
 *
 * @param userId who
 * @param optedOut whether no evidence may be kept of the user
 */
public record UserConsent(String userId, boolean optedOut) implements Input {}
