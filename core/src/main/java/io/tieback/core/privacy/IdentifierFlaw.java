package io.tieback.core.privacy;

/** What is wrong with an identifier, or worth saying about it. */
public enum IdentifierFlaw {
    /** Nothing was given. */
    EMPTY,
    /** More characters than such an identifier can have. */
    TOO_LONG,
    /** Control characters or half of a surrogate pair. */
    BAD_CHARACTERS,
    /** Not an e-mail address. */
    NOT_AN_EMAIL,
    /** Not a phone number that anyone can have. */
    NOT_A_PHONE,
    /** No country code sign: it was read by a guess, and used. */
    PHONE_WITHOUT_PLUS,
    /** Not a mobile advertising id. */
    NOT_A_MOBILE_AD_ID,
    /** The all-zero id of a device that does not want to be tracked. */
    ALL_ZERO_MOBILE_AD_ID,
    /** A hash was given where the identifier itself belongs; used as the hash that it is. */
    HASH_WHERE_RAW_BELONGS,
    /** The identifier itself was given where its hash belongs. */
    RAW_WHERE_HASH_BELONGS,
    /** Neither 64 hexadecimal digits nor base64 of 32 bytes. */
    NOT_A_SHA256,
    /** A hash of another length: MD5, SHA-1 or SHA-512. */
    OTHER_HASH,
    /** The hash of the empty string, of a word such as null, or of the all-zero id. */
    HASH_OF_NOTHING,
    /** No advertiser to whom the identifier belongs. */
    WITHOUT_ADVERTISER,
    /** Not an IP address. */
    NOT_AN_IP,
    /** An address that is neither listed nor one on the internet: private, loopback, link-local, shared, multicast. */
    IP_NOT_PUBLIC
}
