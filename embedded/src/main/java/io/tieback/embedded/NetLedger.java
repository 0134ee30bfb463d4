package io.tieback.embedded;

import io.tieback.core.ledger.LedgerEntry;
import io.tieback.core.ledger.RollupSum;
import io.tieback.core.ledger.Target;
import io.tieback.engine.codec.ByteReader;
import io.tieback.engine.codec.LedgerCodec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rocksdb.RocksIterator;

/** Compares what two ledgers sum to, report by report: rows that were made and taken back leave nothing. */
final class NetLedger {
    private final Database left;
    private final Database right;

    /** Reports that may stand otherwise after erasures: they break nothing. */
    interface Excused {
        boolean isSo(String reportId, Set<String> actIds);
    }

    NetLedger(Database left, Database right) {
        this.left = left;
        this.right = right;
    }

    private record Place(String actId, String setting, Target target, String currency) {}

    /** Compares. */
    void compare(Findings findings, Excused excused) {
        try (RocksIterator one = left.iterator(Column.LEDGER);
                RocksIterator other = right.iterator(Column.LEDGER)) {
            one.seekToFirst();
            other.seekToFirst();
            while (one.isValid() || other.isValid()) {
                String reportId = first(one, other);
                Map<Place, RollupSum> net = take(one, reportId);
                Map<Place, RollupSum> again = take(other, reportId);
                boolean same = net.equals(again);
                boolean breaks = !same && !excused.isSo(reportId, actIds(net, again));
                findings.check(!breaks, "a report stands at " + net.values() + ", replayed " + again.values());
            }
            Database.check(one);
            Database.check(other);
        }
    }

    private static Set<String> actIds(Map<Place, RollupSum> net, Map<Place, RollupSum> again) {
        return Stream.concat(net.keySet().stream(), again.keySet().stream())
                .map(Place::actId)
                .collect(Collectors.toSet());
    }

    private static String first(RocksIterator one, RocksIterator other) {
        if (!one.isValid()) {
            return reportId(other);
        } else if (!other.isValid()) {
            return reportId(one);
        }
        boolean oneFirst = Arrays.compareUnsigned(one.key(), other.key()) <= 0;
        return reportId(oneFirst ? one : other);
    }

    private static Map<Place, RollupSum> take(RocksIterator rows, String reportId) {
        Map<Place, RollupSum> net = new HashMap<>();
        while (rows.isValid() && reportId(rows).equals(reportId)) {
            LedgerEntry entry = LedgerCodec.ENTRY.decode(rows.value());
            Place place = new Place(entry.actId(), entry.setting(), entry.target(), entry.currency());
            net.merge(place, RollupSum.ZERO.plus(entry), RollupSum::plus);
            rows.next();
        }
        net.values().removeIf(RollupSum::isZero);
        return net;
    }

    private static String reportId(RocksIterator rows) {
        return new ByteReader(rows.key()).orderedText();
    }
}
