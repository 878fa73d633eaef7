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
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144691693013,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245,
        0
    };
    private static final double[] KRONROD = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649,
        0.209482141084727828012999174891714
    };
    private static final double[] GAUSS = {
        0.129484966168869693270611432679082,
        0.279705391489276667901467771423780,
        0.381830050505118944950369775488975,
        0.417959183673469387755102040816327
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
        DoubleStream.Builder points = DoubleStream.builder().add(left).add(right);
        for (double bend : bends) {
            points.add(bend);
            for (double away = 2; away < right - left; away *= 4) {
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
