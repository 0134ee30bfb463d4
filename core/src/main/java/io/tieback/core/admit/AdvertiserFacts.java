package io.tieback.core.admit;

import java.time.ZoneId;

/**
 * What admission has to know of an advertiser.
 *
 * @param advertiserId who
 * @param zone decides the day an act is counted on
 * @param currency ISO 4217 code taken where a value has none, or empty
 * @param region two-letter country in which phone numbers without a country code are read, or empty
 */
public record AdvertiserFacts(String advertiserId, ZoneId zone, String currency, String region) {}
