package dev.lifecycle.metrics.value.numeric;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Adaptive Gauss–Kronrod integration (7 and 15 points): the interval with the largest error is halved until the whole is
 * accurate to at least 12 digits. Meant for integrands without sign changes, scaled by the caller to be of size 1 at their largest.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-61786-7">Piessens et al. 1983, QUADPACK</a>, routine QAG
 */
public final class Quadrature {

    private static final double RELATIVE = 1e-12;
    private static final int MOST_PANELS = 400;

    private static final double[] NODES = {
        0.9914553711208126,
        0.9491079123427585,
        0.8648644233597691,
        0.7415311855993945,
        0.5860872354676911,
        0.4058451513773972,
        0.20778495500789848,
        0
    };
    private static final double[] KRONROD = {
        0.022935322010529224,
        0.06309209262997856,
        0.10479001032225019,
        0.14065325971552592,
        0.1690047266392679,
        0.19035057806478542,
        0.20443294007529889,
        0.20948214108472782
    };
    private static final double[] GAUSS = {
        0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694
    };

    private final DoubleUnaryOperator integrand;
    private final double[] from = new double[MOST_PANELS];
    private final double[] to = new double[MOST_PANELS];
    private final double[] area = new double[MOST_PANELS];
    private final double[] error = new double[MOST_PANELS];
    private int panels;

    private Quadrature(DoubleUnaryOperator integrand) {
        this.integrand = integrand;
    }

    /** The integral over consecutive intervals between the points, which must not decrease. */
    public static double integrate(DoubleUnaryOperator integrand, double... points) {
        Quadrature quadrature = new Quadrature(integrand);
        for (int i = 1; i < points.length; i++) {
            if (points[i] > points[i - 1]) {
                quadrature.put(quadrature.panels++, points[i - 1], points[i]);
            }
        }
        return quadrature.refine();
    }

    /**
     * Points from left to right that crowd around the places where the integrand bends, each next panel four times as wide: a bend
     * is narrow however wide the whole, and a rule whose points miss it would not notice.
     */
    public static double[] around(double left, double right, double... bends) {
        return crowded(2, left, right, bends);
    }

    /** The same for an integrand that bends within less than 1: the panels beside a bend are twice as wide as that. */
    public static double[] aroundNarrow(double narrow, double left, double right, double... bends) {
        return crowded(2 * narrow, left, right, bends);
    }

    private static double[] crowded(double narrowest, double left, double right, double... bends) {
        DoubleStream.Builder points = DoubleStream.builder().add(left).add(right);
        for (double bend : bends) {
            points.add(bend);
            for (double away = narrowest; away < right - left; away *= 4) {
                points.add(bend - away).add(bend + away);
            }
        }
        return points.build().filter(p -> p >= left && p <= right).sorted().toArray();
    }

    private double refine() {
        while (true) {
            double sum = 0;
            double errors = 0;
            int worst = 0;
            for (int i = 0; i < panels; i++) {
                sum += area[i];
                errors += error[i];
                worst = error[i] > error[worst] ? i : worst;
            }
            double middle = panels == 0 ? 0 : 0.5 * (from[worst] + to[worst]);
            if (errors <= RELATIVE * Math.abs(sum)
                    || panels == MOST_PANELS
                    || middle <= from[worst]
                    || middle >= to[worst]) {
                return sum;
            }
            double end = to[worst];
            put(worst, from[worst], middle);
            put(panels++, middle, end);
        }
    }

    private void put(int panel, double a, double b) {
        double centre = 0.5 * (a + b);
        double half = 0.5 * (b - a);
        double atCentre = integrand.applyAsDouble(centre);
        double kronrod = KRONROD[7] * atCentre;
        double gauss = GAUSS[3] * atCentre;
        for (int i = 0; i < 7; i++) {
            double shift = half * NODES[i];
            double both = integrand.applyAsDouble(centre - shift) + integrand.applyAsDouble(centre + shift);
            kronrod += KRONROD[i] * both;
            if ((i & 1) == 1) {
                gauss += GAUSS[i / 2] * both;
            }
        }
        from[panel] = a;
        to[panel] = b;
        area[panel] = half * kronrod;
        // overstates the error of the better rule, which features much narrower than the panel call for
        error[panel] = Math.abs(half * (kronrod - gauss));
    }
}
