package io.tieback.server.control;

import io.tieback.core.admit.AdvertiserFacts;
import io.tieback.core.report.Money;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * A customer of the platform who reports conversions.
 *
 * @param advertiserId 1 to 64 characters out of letters, digits, dot, hyphen and underscore
 * @param name for people
 * @param zone decides the day an act is counted on
 * @param currency ISO 4217 code for values without one, or empty
 * @param region two-letter country in which phone numbers without country code are read, or empty
 */
public record Advertiser(String advertiserId, String name, ZoneId zone, String currency, String region) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern REGION = Pattern.compile("([A-Z]{2})?");

    /** @throws IllegalArgumentException if a part has not the stated form */
    public Advertiser {
        if (!ID.matcher(advertiserId).matches()) {
            throw new IllegalArgumentException(
                    "an advertiser's id has 1 to 64 characters out of letters, digits, dot, hyphen and underscore");
        }
        if (!currency.isEmpty() && !Money.isCurrency(currency)) {
            throw new IllegalArgumentException("the currency is not one of ISO 4217");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("the region is not two capital letters");
        }
    }

    /** What admission has to know. */
    public AdvertiserFacts facts() {
        return new AdvertiserFacts(advertiserId, zone, currency, region);
    }
}
