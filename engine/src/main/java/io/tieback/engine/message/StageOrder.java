package io.tieback.engine.message;

/** The order of the stages. Ordinals are part of the store's format: never re-used for another stage. */
public final class StageOrder {
    /** A user's keys and engagements. */
    public static final int USER = 0;
    /** An engagement id and whose it is. */
    public static final int ENGAGEMENT = 1;
    /** Copies by event id. */
    public static final int EVENT_ID = 2;
    /** Copies by order id. */
    public static final int ORDER_ID = 3;
    /** Holders of a match key. */
    public static final int EVIDENCE = 4;
    /** An advertiser's server and the addresses that its reports name. */
    public static final int SERVER = 5;
    /** Users seen at an address. */
    public static final int ADDRESS = 6;
    /** Users seen with a cookie or near it. */
    public static final int COOKIE = 7;
    /** An act. */
    public static final int ACT = 8;
    /** A user's engagements and acts. */
    public static final int TIMELINE = 9;

    private StageOrder() {}
}
