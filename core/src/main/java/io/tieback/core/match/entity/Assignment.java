package io.tieback.core.match.entity;

import java.util.Arrays;

/** The assignment problem by shortest augmenting paths with potentials (Kuhn 1955; Jonker and Volgenant 1987). */
final class Assignment {
    private Assignment() {}

    /**
     * The column of each row, all different, with the largest total gain; there are at least as many columns as
     * rows.
     */
    static int[] largestTotal(double[][] gain) {
        int rows = gain.length;
        int columns = gain[0].length;
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            augment(gain, row, rowOf, rowPotential, columnPotential);
        }
        int[] columnOf = new int[rows];
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0) {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }
        return columnOf;
    }

    private static void augment(
            double[][] gain, int row, int[] rowOf, double[] rowPotential, double[] columnPotential) {
        int columns = columnPotential.length - 1;
        double[] slack = new double[columns + 1];
        int[] from = new int[columns + 1];
        boolean[] used = new boolean[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        rowOf[0] = row;
        int column = 0;
        while (column == 0 || rowOf[column] != 0) {
            used[column] = true;
            int i = rowOf[column];
            int nearest = 0;
            for (int j = 1; j <= columns; j++) {
                if (used[j]) {
                    continue;
                }
                double cost = -gain[i - 1][j - 1] - rowPotential[i] - columnPotential[j];
                if (cost < slack[j]) {
                    slack[j] = cost;
                    from[j] = column;
                }
                nearest = nearest == 0 || slack[j] < slack[nearest] ? j : nearest;
            }
            double step = slack[nearest];
            for (int j = 0; j <= columns; j++) {
                if (used[j]) {
                    rowPotential[rowOf[j]] += step;
                    columnPotential[j] -= step;
                } else {
                    slack[j] -= step;
                }
            }
            column = nearest;
        }
        while (column != 0) {
            rowOf[column] = rowOf[from[column]];
            column = from[column];
        }
    }
}
