package io.tieback.core.report;

/**
 * What a user did with an ad, strongest first: this is the precedence of last touch. The order is part of the record
 * format: append only.
 */
public enum EngagementKind {
    CLICK,
    ENGAGEMENT,
    VIEW
}
