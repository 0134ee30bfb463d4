package io.tieback.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieback.engine.step.MemoryStore;
import io.tieback.engine.step.StateStore;
import io.tieback.engine.step.StoreKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.WriteBatch;

final class KeyedStatesTest {
    @TempDir
    Path dir;

    /** Keys grow past what is held in memory and shrink again; the cache is far too small; batches end anywhere. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsWrittenIsReadAsFromAStoreInMemory(long seed) {
        Random random = new Random(seed);
        MemoryStore plain = new MemoryStore();
        try (Database database = Database.open(dir, StoreSettings.small());
                WriteBatch batch = new WriteBatch();
                KeyedStates states = new KeyedStates(database, 30, batch)) {
            for (int turn = 0; turn < 8_000; turn++) {
                byte[] head = StoreKeys.of(random.nextInt(3), "k" + random.nextInt(6));
                byte[] row = StoreKeys.join(head, new byte[] {1, (byte) random.nextInt(120)});
                change(states, plain, row, random, turn < 4_000 ? 3 : 1);
                byte[] tag = StoreKeys.join(head, new byte[] {1});
                byte[] from = random.nextBoolean() ? tag : row;
                assertThat(rows(states, from, StoreKeys.afterAll(tag)))
                        .isEqualTo(rows(plain, from, StoreKeys.afterAll(tag)));
                if (random.nextInt(50) == 0) {
                    states.flush();
                    database.writeUnsynced(batch);
                    batch.clear();
                    states.committed();
                }
            }
        }
    }

    private static void change(StateStore one, StateStore other, byte[] row, Random random, int puts) {
        if (random.nextInt(4) < puts) {
            byte[] value = {(byte) random.nextInt()};
            one.put(row, value);
            other.put(row, value);
        } else {
            one.delete(row);
            other.delete(row);
        }
        assertThat(one.get(row).map(HexFormat.of()::formatHex))
                .isEqualTo(other.get(row).map(HexFormat.of()::formatHex));
    }

    private static List<String> rows(StateStore store, byte[] from, byte[] to) {
        List<String> rows = new ArrayList<>();
        store.scan(from, to, (key, value) -> {
            rows.add(HexFormat.of().formatHex(key) + HexFormat.of().formatHex(value));
            return rows.size() < 70;
        });
        return rows;
    }
}
