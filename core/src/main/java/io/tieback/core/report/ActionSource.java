package io.tieback.core.report;

/** Where the act took place. The order is part of the record format: append only. */
public enum ActionSource {
    WEB,
    APP_IOS,
    APP_ANDROID,
    OFFLINE
}
