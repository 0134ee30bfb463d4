package io.tieback.core.match.compare;

import io.tieback.core.match.records.PackedStrings;
import io.tieback.core.match.records.Space;
import io.tieback.core.match.text.JaroWinkler;
import java.nio.LongBuffer;

/** Strings to be compared by number: few are kept as they are, many are made anew from their bytes when asked for. */
final class Texts {
    private static final int MOST_KEPT = 1 << 17;

    private final PackedStrings packed;
    private final String[] kept;
    private final LongBuffer letters;

    private Texts(PackedStrings packed, String[] kept, LongBuffer letters) {
        this.packed = packed;
        this.kept = kept;
        this.letters = letters;
    }

    static Texts of(PackedStrings packed, Space space) {
        String[] kept = new String[packed.size() <= MOST_KEPT ? packed.size() : 0];
        LongBuffer letters = space.longs(packed.size());
        for (int i = 0; i < packed.size(); i++) {
            String text = packed.get(i);
            letters.put(i, JaroWinkler.letters(text));
            if (kept.length > 0) {
                kept[i] = text;
            }
        }
        return new Texts(packed, kept, letters);
    }

    String get(int number) {
        return kept.length > 0 ? kept[number] : packed.get(number);
    }

    /** Which letters a string holds, as {@link JaroWinkler#letters} says. */
    long letters(int number) {
        return letters.get(number);
    }
}
