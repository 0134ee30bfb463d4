package io.tieback.wire;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the attribution table. Parts that it is not grouped by are empty.
 *
 * @param setting attribution setting
 * @param outcome {@code credited}, {@code unattributed}, {@code nobody}, {@code merged}, or {@code remainder} for
 *     several small rows together
 * @param currency ISO 4217 code; empty where nothing has a value, or several have
 * @param share in 10⁻⁹ of a report
 * @param valueMicros in 10⁻⁶ of the minor unit; 0 without currency
 * @param reports parts of reports that stand in it
 */
public record AttributionRow(
        String setting,
        String outcome,
        Optional<String> advertiserId,
        Optional<LocalDate> day,
        Optional<String> campaignId,
        Optional<String> adId,
        Optional<String> conversionType,
        String currency,
        long share,
        BigInteger valueMicros,
        long reports) {}
