package io.tieback.core.identity;

/** Why an address that was asked names nobody, if it was not heard. The order is part of the record format. */
public enum Silence {
    /** It was heard: what it answers is all that is known there. */
    NONE,
    /** More reports ask it than are kept. */
    TOO_COMMON,
    /** It is that of the advertiser's own server, and no visitor's. */
    SERVER_ADDRESS
}
