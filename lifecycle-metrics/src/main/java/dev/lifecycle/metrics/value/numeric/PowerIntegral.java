package dev.lifecycle.metrics.value.numeric;

import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * ln ∫ (α+τ)^−p (β+τ)^−q dτ over an interval, with its exact first and second derivatives by (p, α, q, β): the part of the
 * Pareto/NBD likelihood that the literature writes as a difference of two 2F1.
 *
 * <p>The integrand is positive and, on the logarithm of the smaller of α+τ and β+τ, analytic within π of the real line. Gauss–Legendre
 * panels that are short against both its decay and that π give full precision from a handful of nodes, and the derivatives are
 * moments under the same nodes. An instance is scratch space: not thread-safe.
 *
 * @see <a href="https://doi.org/10.1287/mnsc.33.1.1">Schmittlein, Morrison, Colombo 1987</a>
 */
public final class PowerIntegral {

    private static final Rule FEWEST = new Rule(5);
    private static final Rule FEW = new Rule(8);
    private static final Rule MANY = new Rule(16);
    private static final double WIDEST = 4;
    private static final double STEEPEST = 10;
    private static final double NEGLIGIBLE = 42;
    // Times the rounding of a logarithm this is still below 1e-11.
    private static final double STEEP_POWER = 1e4;
    // Within these the error of five points is below that of rounding: it goes by the tenth powers, over 2.6e12.
    private static final double SHORT = 0.1;
    private static final double FLAT = 0.3;

    @SuppressWarnings("ArrayRecordComponent") // two constants, read in the innermost loop
    private record Rule(double[] points, double[] weights) {

        Rule(int n) {
            this(new double[n], new double[n]);
            GaussIntegrator rule = new GaussIntegratorFactory().legendre(n);
            for (int i = 0; i < n; i++) {
                points[i] = rule.getPoint(i);
                weights[i] = rule.getWeight(i);
            }
        }
    }

    private final double[] moments = new double[15];

    private double p;
    private double q;
    private double atAlpha;
    private double atBeta;
    private boolean alphaSmaller;
    private double smaller;
    private double larger;
    private double powerOfSmaller;
    private double powerOfLarger;
    private double logOfLarger;

    /**
     * The logarithm of the integral, remembering what its derivatives need.
     *
     * @param to above {@code from}
     */
    public double evaluate(double p, double alpha, double q, double beta, double from, double to) {
        integrate(p, alpha, q, beta, from, to, true);
        return Math.log(moments[0]) + Math.log(smaller) - p * Math.log(atAlpha) - q * Math.log(atBeta);
    }

    /** ∫ (1+τ/α)^−p (1+τ/β)^−q dτ from 0 to the length: the integral as seen from where it begins. */
    public double relative(double p, double alpha, double q, double beta, double length) {
        boolean shallow = Math.max(p, q) < STEEP_POWER && length * (p / alpha + q / beta) < FLAT;
        if (shallow && length < SHORT * Math.min(alpha, beta)) {
            double sum = 0;
            for (int i = 0; i < FEWEST.points.length; i++) {
                double tau = length / 2 * (1 + FEWEST.points[i]);
                sum += FEWEST.weights[i] * Math.exp(-p * Math.log(1 + tau / alpha) - q * Math.log(1 + tau / beta));
            }
            return length / 2 * sum;
        }
        integrate(p, alpha, q, beta, 0, length, false);
        return smaller * moments[0];
    }

    private void integrate(double p, double alpha, double q, double beta, double from, double to, boolean derivatives) {
        this.p = p;
        this.q = q;
        atAlpha = alpha + from;
        atBeta = beta + from;
        alphaSmaller = atAlpha <= atBeta;
        smaller = Math.min(atAlpha, atBeta);
        larger = Math.max(atAlpha, atBeta);
        logOfLarger = Math.log(larger);
        powerOfSmaller = alphaSmaller ? p : q;
        powerOfLarger = alphaSmaller ? q : p;
        Arrays.fill(moments, 0);
        double end = Math.log1p((to - from) / smaller);
        double u = 0;
        while (u < end) {
            double width = width(u, end);
            double steep = Math.abs(slope(u)) * width;
            Rule rule = steep < 2 && width <= 1 ? FEW : MANY;
            if (derivatives) {
                panel(u, width, rule);
            } else {
                valuePanel(u, width, rule);
            }
            u += width;
            if (u < end && slope(u) < 0 && logTerm(u) < Math.log(moments[0]) - NEGLIGIBLE) {
                break;
            }
        }
    }

    private double width(double u, double end) {
        double width = Math.min(WIDEST, end - u);
        while (Math.max(Math.abs(slope(u)), Math.abs(slope(u + width))) * width > STEEPEST) {
            width /= 2;
        }
        return width;
    }

    private double slope(double u) {
        double grown = smaller * Math.exp(u);
        return 1 - powerOfSmaller - powerOfLarger * (grown / (larger - smaller + grown));
    }

    private double logTerm(double u) {
        return u - powerOfSmaller * u - powerOfLarger * Math.log1p(smaller * Math.expm1(u) / larger);
    }

    /** ln of how much the larger has grown: log1p and expm1 are no intrinsics, and half the time of a fit, so only powers that need them get them. */
    private double logOfGrownLarger(double u) {
        return powerOfLarger > STEEP_POWER
                ? Math.log1p(smaller * Math.expm1(u) / larger)
                : Math.log(larger + smaller * (Math.exp(u) - 1)) - logOfLarger;
    }

    private void valuePanel(double start, double width, Rule rule) {
        double half = width / 2;
        for (int i = 0; i < rule.points.length; i++) {
            double u = start + half * (1 + rule.points[i]);
            double logLarger = logOfGrownLarger(u);
            moments[0] += half * rule.weights[i] * Math.exp(u - powerOfSmaller * u - powerOfLarger * logLarger);
        }
    }

    private void panel(double start, double width, Rule rule) {
        double half = width / 2;
        for (int i = 0; i < rule.points.length; i++) {
            double u = start + half * (1 + rule.points[i]);
            double grown = Math.exp(u);
            double moved = larger + smaller * (grown - 1);
            double logLarger = logOfGrownLarger(u);
            double weight = half * rule.weights[i] * Math.exp(u - powerOfSmaller * u - powerOfLarger * logLarger);
            double inverseSmaller = 1 / (smaller * grown);
            double inverseLarger = 1 / moved;
            if (alphaSmaller) {
                add(weight, u, logLarger, inverseSmaller, inverseLarger);
            } else {
                add(weight, logLarger, u, inverseLarger, inverseSmaller);
            }
        }
    }

    private void add(double w, double logA, double logB, double a, double b) {
        double[] m = moments;
        double wLogA = w * logA;
        double wLogB = w * logB;
        double wA = w * a;
        double wB = w * b;
        m[0] += w;
        m[1] += wLogA;
        m[2] += wA;
        m[3] += wLogB;
        m[4] += wB;
        m[5] += wLogA * logA;
        m[6] += wLogA * a;
        m[7] += wA * a;
        m[8] += wLogA * logB;
        m[9] += wLogB * a;
        m[10] += wLogB * logB;
        m[11] += wLogA * b;
        m[12] += wA * b;
        m[13] += wLogB * b;
        m[14] += wB * b;
    }

    /** First derivatives of the last {@link #evaluate} by (p, α, q, β). */
    public void gradient(double[] into) {
        double total = moments[0];
        into[0] = -Math.log(atAlpha) - moments[1] / total;
        into[1] = -p * moments[2] / total;
        into[2] = -Math.log(atBeta) - moments[3] / total;
        into[3] = -q * moments[4] / total;
    }

    /** Second derivatives of the last {@link #evaluate}; the lower triangle. */
    public void hessian(double[][] into) {
        double total = moments[0];
        double logA = moments[1] / total;
        double a = moments[2] / total;
        double logB = moments[3] / total;
        double b = moments[4] / total;
        double aa = moments[7] / total;
        double bb = moments[14] / total;
        into[0][0] = moments[5] / total - logA * logA;
        into[1][0] = p * (moments[6] / total - logA * a) - a;
        into[1][1] = p * p * (aa - a * a) + p * aa;
        into[2][0] = moments[8] / total - logA * logB;
        into[2][1] = p * (moments[9] / total - logB * a);
        into[2][2] = moments[10] / total - logB * logB;
        into[3][0] = q * (moments[11] / total - logA * b);
        into[3][1] = p * q * (moments[12] / total - a * b);
        into[3][2] = q * (moments[13] / total - logB * b) - b;
        into[3][3] = q * q * (bb - b * b) + q * bb;
    }
}
