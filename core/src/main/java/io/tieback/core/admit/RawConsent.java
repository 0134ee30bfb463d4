package io.tieback.core.admit;

/**
 * What a report says of its person's consent, as received.
 *
 * @param optOut whether the person opted out
 * @param limitedUse whether the person's data may be used within limits only
 * @param region where the person is: a country's two letters (ISO 3166-1), or a part of one such as {@code US-CA}
 */
public record RawConsent(RawValue optOut, RawValue limitedUse, RawValue region) {}
