package io.tieback.core.admit;

import java.util.List;

/**
 * Identifiers of one person as received.
 *
 * @param emails addresses
 * @param hashedEmails SHA-256 of addresses
 * @param phones numbers with country code
 * @param hashedPhones SHA-256 of numbers
 * @param mobileAdIds mobile advertising ids
 * @param hashedMobileAdIds SHA-256 of them
 * @param externalIds the advertiser's own ids
 * @param cookies values of the advertiser's first-party cookie
 * @param clickId the platform's click id
 */
public record RawIdentifiers(
        List<RawValue> emails,
        List<RawValue> hashedEmails,
        List<RawValue> phones,
        List<RawValue> hashedPhones,
        List<RawValue> mobileAdIds,
        List<RawValue> hashedMobileAdIds,
        List<RawScoped> externalIds,
        List<RawScoped> cookies,
        RawValue clickId) {
    /** How many of a kind are used; a reader need not keep more than one over it. */
    public static final int MAX_OF_A_KIND = 10;

    /** Copies the lists. */
    public RawIdentifiers {
        emails = List.copyOf(emails);
        hashedEmails = List.copyOf(hashedEmails);
        phones = List.copyOf(phones);
        hashedPhones = List.copyOf(hashedPhones);
        mobileAdIds = List.copyOf(mobileAdIds);
        hashedMobileAdIds = List.copyOf(hashedMobileAdIds);
        externalIds = List.copyOf(externalIds);
        cookies = List.copyOf(cookies);
    }

    /** None. */
    public static RawIdentifiers none(String row) {
        return new RawIdentifiers(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RawValue.absent(row, "identifiers.clickId"));
    }
}
