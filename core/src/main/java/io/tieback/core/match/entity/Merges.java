package io.tieback.core.match.entity;

import io.tieback.core.match.records.Space;
import java.nio.IntBuffer;
import java.util.AbstractList;
import java.util.List;

/** Decisions in the order taken, each in {@value #FIELDS} integers, so that millions of them need little memory. */
final class Merges {
    private static final int FIELDS = 9;
    private static final Merge.Verdict[] VERDICTS = Merge.Verdict.values();

    private final Space space;
    private IntBuffer fields;
    private int size;

    Merges(Space space) {
        this.space = space;
        this.fields = space.ints(FIELDS << 6);
    }

    void add(Merge merge) {
        if (FIELDS > fields.capacity() - size * FIELDS) {
            fields = space.grown(fields);
        }
        long weight = Double.doubleToRawLongBits(merge.matchWeight());
        fields.put(size++ * FIELDS, new int[] {
            merge.left(),
            merge.right(),
            (int) (weight >>> 32),
            (int) weight,
            merge.leftMembers(),
            merge.rightMembers(),
            merge.crossPairs(),
            merge.agreeing(),
            merge.verdict().ordinal()
        });
    }

    private Merge get(int index) {
        int[] own = new int[FIELDS];
        fields.get(index * FIELDS, own);
        double weight = Double.longBitsToDouble((long) own[2] << 32 | own[3] & 0xFFFFFFFFL);
        return new Merge(own[0], own[1], weight, own[4], own[5], own[6], own[7], VERDICTS[own[8]]);
    }

    /** The decisions so far; nothing is to be added afterwards. */
    List<Merge> asList() {
        return new AbstractList<>() {
            @Override
            public Merge get(int index) {
                return Merges.this.get(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
