package dev.lifecycle.metrics.value.numeric;

/**
 * Linear equations of ways through stages: x<sub>i</sub> · (all that leaves i) = b<sub>i</sub> + Σ moves<sub>ij</sub> x<sub>j</sub>, where what
 * leaves i are its moves to the others and its exit.
 *
 * <p>Solved by elimination without a single subtraction, so that rates of leaving as small as 1e-300 beside moves of 1 lose no digit; a
 * general solver would take one minus the other. From every stage there must be a way to an exit above 0.
 *
 * @see <a href="https://doi.org/10.1287/opre.33.5.1107">Grassmann, Taksar, Heyman 1985</a>
 */
public final class Passage {

    private Passage() {}

    /**
     * The solution.
     *
     * @param moves from each stage to each other, not negative; the diagonal does not matter
     * @param exits from each stage out of them, not negative
     * @param right b
     */
    public static double[] solve(double[][] moves, double[] exits, double[] right) {
        int n = exits.length;
        double[][] q = new double[n][];
        for (int i = 0; i < n; i++) {
            q[i] = moves[i].clone();
        }
        double[] out = exits.clone();
        double[] b = right.clone();
        double[] leaving = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            leaving[k] = out[k];
            for (int j = 0; j < k; j++) {
                leaving[k] += q[k][j];
            }
            for (int i = 0; i < k; i++) {
                double through = q[i][k] / leaving[k];
                for (int j = 0; j < k; j++) {
                    q[i][j] += through * q[k][j];
                }
                out[i] += through * out[k];
                b[i] += through * b[k];
            }
        }
        double[] x = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = b[k];
            for (int j = 0; j < k; j++) {
                sum += q[k][j] * x[j];
            }
            x[k] = sum / leaving[k];
        }
        return x;
    }
}
