package io.tieback.core.report;

/**
 * What is left of an engagement's log record whose user was erased: that its id was taken.
 *
 * @param engagementId the id
 */
public record ForgottenEngagement(String engagementId) implements Input {}
