package io.tieback.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StoreOverlayTest {
    @Test
    void anOverlayReadsLikeAWholeCopyAndCommitsToIt() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String where = "seed " + seed;
            MemoryStore base = new MemoryStore();
            for (int round = 0; round < 4; round++) {
                MemoryStore before = base.copy();
                MemoryStore expected = base.copy();
                StoreOverlay outer = new StoreOverlay(base);
                StoreOverlay inner = new StoreOverlay(outer);
                for (int i = 0; i < 60; i++) {
                    operate(random, expected, inner, where);
                }
                inner.commit();
                assertThat(rows(base)).as(where).isEqualTo(rows(before));
                assertThat(rows(outer)).as(where).isEqualTo(rows(expected));
                if (random.nextBoolean()) {
                    outer.commit();
                    assertThat(rows(base)).as(where).isEqualTo(rows(expected));
                    outer.commit();
                    assertThat(rows(base)).as(where).isEqualTo(rows(expected));
                }
            }
        }
    }

    private static void operate(SplittableRandom random, MemoryStore expected, StoreOverlay overlay, String where) {
        byte[] key = key(random);
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                byte[] value = {(byte) random.nextInt(100)};
                expected.put(key, value);
                overlay.put(key, value);
            }
            case 2 -> {
                expected.delete(key);
                overlay.delete(key);
            }
            case 3 ->
                assertThat(overlay.get(key).map(Arrays::toString))
                        .as(where)
                        .isEqualTo(expected.get(key).map(Arrays::toString));
            default -> {
                byte[] to = key(random);
                int limit = random.nextInt(1, 6);
                assertThat(scan(overlay, key, to, limit)).as(where).isEqualTo(scan(expected, key, to, limit));
            }
        }
    }

    private static byte[] key(SplittableRandom random) {
        byte[] key = new byte[random.nextInt(1, 4)];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (random.nextInt(5) == 0 ? 250 : random.nextInt(4));
        }
        return key;
    }

    private static List<String> rows(StateStore store) {
        return scan(store, new byte[0], new byte[] {(byte) 255}, Integer.MAX_VALUE);
    }

    private static List<String> scan(StateStore store, byte[] from, byte[] to, int limit) {
        List<String> rows = new ArrayList<>();
        store.scan(from, to, (key, value) -> {
            rows.add(Arrays.toString(key) + "=" + Arrays.toString(value));
            return rows.size() < limit;
        });
        return rows;
    }

    @Test
    void aHeldStateReadsLikeOneThatIsNot() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MemoryStore base = new MemoryStore();
            byte[] prefix = StoreKeys.of(3, "key");
            byte[] witness = StoreKeys.join(prefix, new byte[] {1, 0});
            for (int round = 0; round < 3; round++) {
                StoreOverlay held = new StoreOverlay(base);
                StoreOverlay plain = new StoreOverlay(base.copy());
                for (int i = 0; i < 30; i++) {
                    held.hold(prefix, witness);
                    change(random, held, plain, prefix, witness);
                    byte[] end = StoreKeys.afterAll(prefix);
                    int limit = random.nextInt(1, 9);
                    assertThat(scan(held, prefix, end, limit)).isEqualTo(scan(plain, prefix, end, limit));
                }
                held.commit();
            }
        }
    }

    private static void change(
            SplittableRandom random, StoreOverlay held, StoreOverlay plain, byte[] prefix, byte[] witness) {
        byte[] key = StoreKeys.join(prefix, new byte[] {2, (byte) random.nextInt(9)});
        if (random.nextInt(3) == 0) {
            held.delete(key);
            plain.delete(key);
        } else {
            for (StateStore store : List.of(held, plain)) {
                store.put(witness, new byte[] {7});
                store.put(key, new byte[] {1});
            }
        }
        assertThat(held.get(key).isPresent()).isEqualTo(plain.get(key).isPresent());
    }
}
