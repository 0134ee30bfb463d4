package io.tieback.core.match.records;

import java.nio.IntBuffer;

/** Many short lists of integers, one behind the other. */
public final class IntLists {
    private final IntBuffer items;
    private final IntBuffer ends;

    private IntLists(IntBuffer items, IntBuffer ends) {
        this.items = items;
        this.ends = ends;
    }

    /** The list at an index, as a copy. */
    public int[] get(int index) {
        int from = index == 0 ? 0 : ends.get(index - 1);
        int[] list = new int[ends.get(index) - from];
        items.get(from, list);
        return list;
    }

    /** Collects lists. Not for several threads. */
    public static final class Builder {
        private final Space space;
        private final IntBuffer ends;
        private IntBuffer items;
        private int used;
        private int lists;

        /** A builder of a known number of lists. */
        public Builder(Space space, int lists) {
            this.space = space;
            this.ends = space.ints(lists);
            this.items = space.ints(lists + 16);
        }

        /** Adds the next list. */
        public void add(int[] list) {
            while (list.length > items.capacity() - used) {
                items = space.grown(items);
            }
            items.put(used, list);
            used += list.length;
            ends.put(lists++, used);
        }

        /** All lists; the builder is not to be used afterwards. */
        public IntLists build() {
            return new IntLists(items, ends);
        }
    }
}
