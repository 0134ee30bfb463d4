package io.tieback.embedded;

import io.tieback.core.identity.graph.IdentityEdge;
import io.tieback.core.identity.graph.IdentityGraph;
import io.tieback.core.privacy.MatchKey;
import io.tieback.engine.message.StageOrder;
import io.tieback.engine.pipeline.PipelineSettings;
import io.tieback.engine.read.EdgeReader;
import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.StoreKeys;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.rocksdb.RocksIterator;

/** The edges between users and match keys that the states hold, key by key; walks over all rows of the states. */
final class StoredEdges {
    private static final int HEAD = StateRow.HASH_BYTES;
    private static final int KEY = HEAD + StoreKeys.of(0, "").length;

    private final EdgeReader reader;

    StoredEdges(PipelineSettings settings) {
        this.reader = new EdgeReader(settings);
    }

    /** Gives the edges of each key that says who a person is, if there are any. */
    void each(DatabaseSnapshot snapshot, Consumer<List<IdentityEdge>> consumer) {
        try (RocksIterator rows = snapshot.iterator(Column.STATE)) {
            rows.seekToFirst();
            while (rows.isValid()) {
                byte[] stored = rows.key();
                if (stored[HEAD] != StageOrder.EVIDENCE) {
                    rows.next();
                    continue;
                }
                byte[] row = Arrays.copyOfRange(stored, HEAD, stored.length);
                byte[] head = Arrays.copyOf(stored, HEAD + StateRow.headLength(row));
                MatchKey key = MatchKey.ofText(Rows.text(Arrays.copyOfRange(head, KEY, head.length)));
                MemoryStore ofKey = rowsOf(rows, head);
                List<IdentityEdge> edges =
                        IdentityGraph.counts(key.kind()) ? reader.edges(ofKey, key) : List.<IdentityEdge>of();
                if (!edges.isEmpty()) {
                    consumer.accept(edges);
                }
            }
            Database.check(rows);
        }
    }

    /** The rows that begin alike, which follow each other; the iterator then stands behind them. */
    private static MemoryStore rowsOf(RocksIterator rows, byte[] head) {
        MemoryStore ofKey = new MemoryStore();
        for (; rows.isValid() && startsWith(rows.key(), head); rows.next()) {
            byte[] stored = rows.key();
            ofKey.put(Arrays.copyOfRange(stored, HEAD, stored.length), rows.value());
        }
        return ofKey;
    }

    private static boolean startsWith(byte[] key, byte[] head) {
        return key.length >= head.length && Arrays.equals(key, 0, head.length, head, 0, head.length);
    }
}
