package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;

/**
 * The log-likelihood of BdW with exact derivatives by (alpha, beta, c). With u = t^c, survival to t is
 *
 * <pre>{@code
 * ln S(t) = ln Γ(beta+u) − ln Γ(alpha+beta+u) − ln Γ(beta) + ln Γ(alpha+beta)
 * }</pre>
 *
 * and leaving at t has probability S(t−1) − S(t). Differences of digammas and trigammas are taken as such, because u may be far larger
 * than what they differ by.
 */
final class BetaDiscreteWeibullLikelihood implements LogLikelihood {

    private static final int PARAMETERS = 3;

    private final RenewalTable table;

    BetaDiscreteWeibullLikelihood(RenewalTable table) {
        this.table = table;
    }

    @Override
    public double evaluate(double[] p, double[] gradient, double[][] hessian) {
        double value = 0;
        Survival before = new Survival();
        Survival now = new Survival();
        int longest = table.longest();
        for (int t = 0; t <= longest; t++) {
            if (t > 0) {
                before.copy(now);
                now.move(t, p);
                value += leaving(before, now, (double) table.ended(t), gradient, hessian);
            }
            value += surviving(now, (double) table.running(t), gradient, hessian);
        }
        return value;
    }

    private static double surviving(Survival now, double contracts, double[] gradient, double[][] hessian) {
        if (contracts == 0) {
            return 0;
        }
        for (int i = 0; i < PARAMETERS; i++) {
            gradient[i] += contracts * now.first[i];
            for (int j = 0; j <= i; j++) {
                hessian[i][j] += contracts * now.second[i][j];
            }
        }
        return contracts * now.log;
    }

    /** ln(S(t−1) − S(t)) = ln S(t−1) + ln(1 − e^d), where d = ln S(t) − ln S(t−1). */
    private static double leaving(
            Survival before, Survival now, double contracts, double[] gradient, double[][] hessian) {
        if (contracts == 0) {
            return 0;
        }
        double d = now.log - before.log;
        double odds = 1 / Math.expm1(-d);
        for (int i = 0; i < PARAMETERS; i++) {
            double byI = now.first[i] - before.first[i];
            gradient[i] += contracts * (before.first[i] - odds * byI);
            for (int j = 0; j <= i; j++) {
                double byJ = now.first[j] - before.first[j];
                double twice = now.second[i][j] - before.second[i][j];
                hessian[i][j] += contracts * (before.second[i][j] - odds * (twice + (1 + odds) * byI * byJ));
            }
        }
        return contracts * (before.log + Math.log(-Math.expm1(d)));
    }

    /** ln S at one t, with its derivatives; 0 at t = 0. */
    private static final class Survival {

        private double log;
        private final double[] first = new double[PARAMETERS];
        private final double[][] second = new double[PARAMETERS][PARAMETERS];

        void copy(Survival other) {
            log = other.log;
            for (int i = 0; i < PARAMETERS; i++) {
                first[i] = other.first[i];
                System.arraycopy(other.second[i], 0, second[i], 0, PARAMETERS);
            }
        }

        void move(int t, double[] p) {
            double alpha = p[0];
            double beta = p[1];
            double logTime = Math.log(t);
            // what lies beyond FAR changes survival itself, and of its derivatives the one by alpha
            double beyond = Math.max(0, p[2] * logTime - BetaDiscreteWeibull.FAR);
            double u = Math.exp(p[2] * logTime - beyond);
            log = BetaDiscreteWeibull.logSurvival(t, alpha, beta, p[2]);
            double byU = -Gammas.digammaRise(beta + u, alpha);
            double byUTwice = -Gammas.trigammaRise(beta + u, alpha);
            double grows = u * logTime;
            first[0] = -Gammas.digammaRise(alpha + beta, u) - beyond;
            first[1] = byU + Gammas.digammaRise(beta, alpha);
            first[2] = byU * grows;
            second[0][0] = -Gammas.trigammaRise(alpha + beta, u);
            second[1][0] = second[0][0];
            second[1][1] = byUTwice + Gammas.trigammaRise(beta, alpha);
            second[2][0] = -Gammas.trigamma(alpha + beta + u) * grows;
            second[2][1] = byUTwice * grows;
            second[2][2] = (byUTwice * grows + byU * logTime) * grows;
        }
    }
}
