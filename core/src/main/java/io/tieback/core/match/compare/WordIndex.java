package io.tieback.core.match.compare;

import io.tieback.core.match.records.EncodedColumn;
import io.tieback.core.match.records.IntLists;
import io.tieback.core.match.records.PackedStrings;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.regex.Pattern;

/**
 * The words of each distinct value, numbered, and how much each tells: its inverse document frequency (Spärck Jones
 * 1972) in bits, log2(rows / rows that hold it).
 */
final class WordIndex {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final IntLists wordsOf;
    private final Texts words;
    private final DoubleBuffer bits;

    private WordIndex(IntLists wordsOf, Texts words, DoubleBuffer bits) {
        this.wordsOf = wordsOf;
        this.words = words;
        this.bits = bits;
    }

    static WordIndex of(EncodedColumn column) {
        PackedStrings.Builder words = new PackedStrings.Builder(column.space());
        IntLists.Builder lists = new IntLists.Builder(column.space(), column.cardinality());
        for (int code = 0; code < column.cardinality(); code++) {
            lists.add(NO_WORD.splitAsStream(column.value(code))
                    .filter(word -> !word.isEmpty())
                    .mapToInt(words::intern)
                    .distinct()
                    .toArray());
        }
        IntLists wordsOf = lists.build();
        PackedStrings all = words.build();
        return new WordIndex(wordsOf, Texts.of(all, column.space()), bits(wordsOf, column, all.size()));
    }

    private static DoubleBuffer bits(IntLists wordsOf, EncodedColumn column, int words) {
        int[] counts = column.counts();
        LongBuffer rows = column.space().longs(words);
        long all = 0;
        for (int code = 0; code < counts.length; code++) {
            all += counts[code];
            for (int word : wordsOf.get(code)) {
                rows.put(word, rows.get(word) + counts[code]);
            }
        }
        DoubleBuffer bits = column.space().doubles(words);
        for (int word = 0; word < words; word++) {
            double held = StrictMath.log(Math.max(1, rows.get(word)));
            bits.put(word, (StrictMath.log(Math.max(1, all)) - held) / StrictMath.log(2));
        }
        return bits;
    }

    int[] wordsOf(int code) {
        return wordsOf.get(code);
    }

    String word(int number) {
        return words.get(number);
    }

    long letters(int number) {
        return words.letters(number);
    }

    double bits(int number) {
        return bits.get(number);
    }
}
