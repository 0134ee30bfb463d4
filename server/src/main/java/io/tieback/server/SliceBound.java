package io.tieback.server;

import io.tieback.core.report.ReportSlice;
import io.tieback.embedded.ConservationRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds the combinations of data set and conversion type that an advertiser may open, as each is counted for ever.
 * What comes beyond is counted under {@value #OTHER}.
 */
final class SliceBound {
    /** Data set and conversion type of what is beyond the bound. */
    static final String OTHER = "other";

    private final int most;
    private final Map<String, Set<Feed>> opened = new ConcurrentHashMap<>();

    /** @param standing what is counted already */
    SliceBound(int most, List<ConservationRow> standing) {
        this.most = most;
        standing.forEach(row -> opened.computeIfAbsent(row.slice().advertiserId(), id -> new HashSet<>())
                .add(Feed.of(row.slice())));
    }

    private record Feed(String dataSet, String conversionType) {
        static Feed of(ReportSlice slice) {
            return new Feed(slice.dataSet(), slice.conversionType());
        }
    }

    /**
     * Whether the slice may be counted.
     *
     * @param forGood whether it is open from now on, if it may be
     */
    boolean opens(ReportSlice slice, boolean forGood) {
        Feed feed = Feed.of(slice);
        Set<Feed> feeds = opened.computeIfAbsent(slice.advertiserId(), id -> new HashSet<>());
        synchronized (feeds) {
            if (feeds.contains(feed)) {
                return true;
            }
            boolean fits = feeds.size() < most;
            if (fits && forGood) {
                feeds.add(feed);
            }
            return fits;
        }
    }

    /** Where a row of a slice that may not be opened is counted. */
    static ReportSlice other(ReportSlice slice) {
        return new ReportSlice(slice.advertiserId(), OTHER, OTHER, slice.ingestChannel());
    }
}
