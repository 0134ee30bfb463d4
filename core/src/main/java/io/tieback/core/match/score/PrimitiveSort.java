package io.tieback.core.match.score;

import java.nio.IntBuffer;

/** Merge sort of numbers by a comparison of them, without boxing; stable, and it goes through memory in order. */
final class PrimitiveSort {
    private PrimitiveSort() {}

    /** Compares two numbers as {@link java.util.Comparator} does. */
    interface Order {
        int compare(int a, int b);
    }

    static void sort(IntBuffer items, IntBuffer scratch, Order order) {
        scratch.put(0, items, 0, items.capacity());
        split(scratch, items, 0, items.capacity(), order);
    }

    private static void split(IntBuffer from, IntBuffer to, int start, int end, Order order) {
        if (end - start < 2) {
            return;
        }
        int middle = start + end >>> 1;
        split(to, from, start, middle, order);
        split(to, from, middle, end, order);
        int i = start;
        int j = middle;
        for (int k = start; k < end; k++) {
            boolean first = i < middle && (j >= end || order.compare(from.get(i), from.get(j)) <= 0);
            to.put(k, first ? from.get(i++) : from.get(j++));
        }
    }
}
