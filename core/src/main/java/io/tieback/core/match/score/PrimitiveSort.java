package io.tieback.core.match.score;

/** Merge sort of numbers by a comparison of them, without boxing; stable. */
final class PrimitiveSort {
    private PrimitiveSort() {}

    /** Compares two numbers as {@link java.util.Comparator} does. */
    interface Order {
        int compare(int a, int b);
    }

    static void sort(int[] items, Order order) {
        split(items.clone(), items, 0, items.length, order);
    }

    private static void split(int[] from, int[] to, int start, int end, Order order) {
        if (end - start < 2) {
            return;
        }
        int middle = start + end >>> 1;
        split(to, from, start, middle, order);
        split(to, from, middle, end, order);
        int i = start;
        int j = middle;
        for (int k = start; k < end; k++) {
            boolean first = i < middle && (j >= end || order.compare(from[i], from[j]) <= 0);
            to[k] = first ? from[i++] : from[j++];
        }
    }
}
