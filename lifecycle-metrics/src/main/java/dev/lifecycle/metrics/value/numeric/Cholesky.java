package dev.lifecycle.metrics.value.numeric;

/** Solves small symmetric positive definite systems; the factor overwrites nothing of the caller's. */
public final class Cholesky {

    private final double[][] factor;

    private Cholesky(double[][] factor) {
        this.factor = factor;
    }

    /**
     * Factors the lower triangle of the matrix into the buffer.
     *
     * @return whether the matrix is positive definite; if not, the buffer holds nothing of use
     */
    public static boolean factor(double[][] matrix, double[][] buffer) {
        int n = matrix.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= buffer[i][k] * buffer[j][k];
                }
                if (i != j) {
                    buffer[i][j] = sum / buffer[j][j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    buffer[i][i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    static Cholesky of(double[][] factor) {
        return new Cholesky(factor);
    }

    double[] solve(double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i][k] * x[k];
            }
            x[i] /= factor[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= factor[k][i] * x[k];
            }
            x[i] /= factor[i][i];
        }
        return x;
    }
}
