package io.tieback.core.admit;

/**
 * An identifier that means something only at one advertiser.
 *
 * @param advertiserId whose; absent where the row says so for all
 * @param id the identifier
 */
public record RawScoped(RawValue advertiserId, RawValue id) {}
