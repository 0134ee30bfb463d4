package io.tieback.testkit;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.report.ReportSlice;
import io.tieback.core.report.ReportStatus;
import io.tieback.engine.codec.LedgerCodec;
import io.tieback.engine.codec.LedgerCodec.RowId;
import io.tieback.engine.message.Effect;
import io.tieback.engine.pipeline.Origin;
import io.tieback.engine.step.Position;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Ledger and tallies of a runtime in memory. */
final class Books {
    private static final Comparator<RowId> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(LedgerCodec.ROW.encode(a), LedgerCodec.ROW.encode(b));

    private final TreeMap<RowId, LedgerEntry> ledger = new TreeMap<>(BY_BYTES);
    private final TreeMap<ReportSlice, Map<ReportStatus, Long>> tallies = new TreeMap<>();

    void enter(Position cause, Origin origin, Effect effect) {
        if (effect instanceof Effect.Post post) {
            LedgerEntry before = ledger.put(new RowId(post.entry().reportId(), cause, origin), post.entry());
            if (before != null) {
                throw new IllegalStateException("two entries under one row id");
            }
        } else if (effect instanceof Effect.Tally tally) {
            Map<ReportStatus, Long> counts = tallies.computeIfAbsent(tally.slice(), slice -> new TreeMap<>());
            counts.merge(tally.status(), tally.count(), Long::sum);
            counts.values().removeIf(count -> count == 0);
        }
    }

    Map<RowId, LedgerEntry> ledger() {
        return ledger;
    }

    Map<ReportSlice, Map<ReportStatus, Long>> tallies() {
        return tallies;
    }
}
