package io.tieback.core.report;

/**
 * The grain at which reports are conserved: received rows of a slice equal the sum of what became of them.
 *
 * @param advertiserId whose report
 * @param dataSet the advertiser's feed
 * @param conversionType name as received; {@code unknown} where it could not be read
 * @param ingestChannel how it came; for rows whose channel could not be read, see {@link #UNKNOWN_CHANNEL}
 */
public record ReportSlice(String advertiserId, String dataSet, String conversionType, String ingestChannel)
        implements Comparable<ReportSlice> {
    /** Stands for a channel that could not be read. */
    public static final String UNKNOWN_CHANNEL = "unknown";

    @Override
    public int compareTo(ReportSlice other) {
        int order = advertiserId.compareTo(other.advertiserId);
        order = order != 0 ? order : dataSet.compareTo(other.dataSet);
        order = order != 0 ? order : conversionType.compareTo(other.conversionType);
        return order != 0 ? order : ingestChannel.compareTo(other.ingestChannel);
    }
}
