package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/**
 * The log-likelihood of BdW by (alpha, beta, c). A table has few rows and the power of t makes derivatives by hand long, so they
 * come from automatic differentiation, exact as well.
 */
final class BetaDiscreteWeibullLikelihood implements LogLikelihood {

    private static final int PARAMETERS = 3;

    private final RenewalTable table;
    private final DSFactory factory = new DSFactory(PARAMETERS, 2);

    BetaDiscreteWeibullLikelihood(RenewalTable table) {
        this.table = table;
    }

    @Override
    public double evaluate(double[] p, double[] gradient, double[][] hessian) {
        DerivativeStructure alpha = factory.variable(0, p[0]);
        DerivativeStructure beta = factory.variable(1, p[1]);
        DerivativeStructure c = factory.variable(2, p[2]);
        DerivativeStructure sum = factory.constant(0);
        DerivativeStructure before = factory.constant(0);
        for (int t = 0; t <= table.longest(); t++) {
            DerivativeStructure now = before;
            if (t > 0) {
                now = logSurvival(t, alpha, beta, c);
                if (table.ended(t) > 0) {
                    DerivativeStructure leaves =
                            now.subtract(before).expm1().negate().log().add(before);
                    sum = sum.add(leaves.multiply((double) table.ended(t)));
                }
            }
            sum = sum.add(now.multiply((double) table.running(t)));
            before = now;
        }
        int[] orders = new int[PARAMETERS];
        for (int i = 0; i < PARAMETERS; i++) {
            orders[i]++;
            gradient[i] = sum.getPartialDerivative(orders);
            for (int j = 0; j <= i; j++) {
                orders[j]++;
                hessian[i][j] = sum.getPartialDerivative(orders);
                orders[j]--;
            }
            orders[i]--;
        }
        return sum.getValue();
    }

    private static DerivativeStructure logSurvival(
            int t, DerivativeStructure alpha, DerivativeStructure beta, DerivativeStructure c) {
        DerivativeStructure grown = c.multiply(Math.log(t)).exp();
        DerivativeStructure both = alpha.add(beta);
        DerivativeStructure sum = logGamma(beta.add(grown))
                .subtract(logGamma(beta))
                .subtract(logGamma(both.add(grown)))
                .add(logGamma(both));
        double exact = BetaDiscreteWeibull.logSurvival(grown.getValue(), alpha.getValue(), beta.getValue());
        return sum.add(exact - sum.getValue());
    }

    private static DerivativeStructure logGamma(DerivativeStructure z) {
        double at = z.getValue();
        return z.compose(Gammas.logGamma(at), Gammas.digamma(at), Gammas.trigamma(at));
    }
}
