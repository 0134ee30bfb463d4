package io.tieback.engine.dedup;

import io.tieback.core.report.ConversionReport;

/** Keys of exact policies: an id within advertiser, data set and conversion type. */
public final class DedupKeys {
    private DedupKeys() {}

    /** The key of {@code id} in the scope of {@code report}; lengths keep neighbours apart. */
    public static String of(ConversionReport report, String id) {
        return report.advertiserId().length() + ":" + report.advertiserId()
                + report.dataSet().length() + ":" + report.dataSet()
                + report.conversionType().name() + ":" + id;
    }

    /** Whether an order id of {@code report} tells copies. */
    public static boolean countsByOrder(ConversionReport report) {
        return report.conversionType().isPurchase() && !report.orderId().isEmpty();
    }
}
