package io.tieback.core.match.entity;

/** Disjoint sets whose members can be walked: union by size, path halving, members in a ring. */
public final class Groups {
    private final int[] parent;
    private final int[] size;
    private final int[] next;

    /** So many sets of one row each. */
    public Groups(int rows) {
        parent = new int[rows];
        size = new int[rows];
        next = new int[rows];
        for (int row = 0; row < rows; row++) {
            parent[row] = row;
            size[row] = 1;
            next[row] = row;
        }
    }

    /** Names the set of a row by one of its rows. */
    public int root(int row) {
        int r = row;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    /** How many rows the set of a root has. */
    public int size(int root) {
        return size[root];
    }

    /** Joins the sets of two different roots and returns that of the larger, which stays. */
    public int join(int a, int b) {
        int large = size[a] > size[b] || size[a] == size[b] && a < b ? a : b;
        int small = large == a ? b : a;
        parent[small] = large;
        size[large] += size[small];
        int swap = next[large];
        next[large] = next[small];
        next[small] = swap;
        return large;
    }

    /** The rows of the set of a root. */
    public int[] members(int root) {
        int[] members = new int[size[root]];
        int row = root;
        for (int i = 0; i < members.length; i++) {
            members[i] = row;
            row = next[row];
        }
        return members;
    }
}
