package io.tieback.core.stats;

/**
 * Logistic regression of few features by Newton's method with a little shrinkage; the last coefficient is the
 * intercept.
 */
final class LogisticFit {
    private static final double RIDGE = 1e-6;
    private static final int STEPS = 100;

    private LogisticFit() {}

    static double[] fit(double[][] features, double[] targets) {
        int n = features[0].length + 1;
        double[] beta = new double[n];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[n];
            double[][] hessian = new double[n][n];
            accumulate(features, targets, beta, gradient, hessian);
            double[] move = solve(hessian, gradient);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                double bounded = Math.max(-4, Math.min(4, move[i]));
                beta[i] += bounded;
                largest = Math.max(largest, Math.abs(bounded));
            }
            if (largest < 1e-10) {
                break;
            }
        }
        return beta;
    }

    static double linear(double[] beta, double... features) {
        double sum = beta[features.length];
        for (int i = 0; i < features.length; i++) {
            sum += beta[i] * features[i];
        }
        return sum;
    }

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static void accumulate(
            double[][] features, double[] targets, double[] beta, double[] gradient, double[][] hessian) {
        int n = beta.length;
        for (int row = 0; row < features.length; row++) {
            double p = sigmoid(linear(beta, features[row]));
            double w = Math.max(1e-12, p * (1 - p));
            for (int i = 0; i < n; i++) {
                double xi = i < n - 1 ? features[row][i] : 1;
                gradient[i] += (targets[row] - p) * xi;
                for (int j = 0; j <= i; j++) {
                    hessian[i][j] += w * xi * (j < n - 1 ? features[row][j] : 1);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            gradient[i] -= RIDGE * beta[i];
            hessian[i][i] += RIDGE;
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
    }

    /** Gaussian elimination with the largest pivot; the matrix is positive definite. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            double[] swap = a[pivot];
            a[pivot] = a[column];
            a[column] = swap;
            double value = b[pivot];
            b[pivot] = b[column];
            b[column] = value;
            for (int row = column + 1; row < n; row++) {
                double factor = a[row][column] / a[column][column];
                for (int k = column; k < n; k++) {
                    a[row][k] -= factor * a[column][k];
                }
                b[row] -= factor * b[column];
            }
        }
        double[] x = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double sum = b[row];
            for (int k = row + 1; k < n; k++) {
                sum -= a[row][k] * x[k];
            }
            x[row] = sum / a[row][row];
        }
        return x;
    }
}
