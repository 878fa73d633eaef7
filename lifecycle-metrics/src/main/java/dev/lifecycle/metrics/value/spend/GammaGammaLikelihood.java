package dev.lifecycle.metrics.value.spend;

import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;

/**
 * The log-likelihood of Gamma-Gamma with exact derivatives by (p, q, gamma). A row of x purchases with mean z has
 *
 * <pre>{@code
 * ln L = ln Γ(px+q) − ln Γ(px) − ln Γ(q) − q ln(1 + xz/gamma) − px ln(1 + gamma/(xz)) − ln z
 * }</pre>
 */
final class GammaGammaLikelihood implements LogLikelihood {

    private final SpendRows rows;

    GammaGammaLikelihood(SpendRows rows) {
        this.rows = rows;
    }

    @Override
    public double evaluate(double[] parameters, double[] g, double[][] h) {
        double p = parameters[0];
        double q = parameters[1];
        double gamma = parameters[2];
        double value = 0;
        int from = 0;
        while (from < rows.x.length) {
            int x = rows.x[from];
            double shape = p * x;
            double digamma = Gammas.digamma(shape + q);
            double trigamma = Gammas.trigamma(shape + q);
            double byP = x * (digamma - Gammas.digamma(shape));
            double byQ = digamma - Gammas.digamma(q);
            double shared = Gammas.logRise(shape, q) - Gammas.logGamma(q);
            double n = 0;
            for (; from < rows.x.length && rows.x[from] == x; from++) {
                double count = rows.count[from];
                n += count;
                double total = x * rows.spend[from];
                double sum = gamma + total;
                double logGammaShare = -Math.log1p(total / gamma);
                double logTotalShare = -Math.log1p(gamma / total);
                value += count * (q * logGammaShare + shape * logTotalShare - Math.log(rows.spend[from]));
                g[0] += count * x * logTotalShare;
                g[1] += count * logGammaShare;
                g[2] += count * (q / gamma - (shape + q) / sum);
                h[2][0] -= count * x / sum;
                h[2][1] += count * total / (gamma * sum);
                h[2][2] += count * ((shape + q) / (sum * sum) - q / (gamma * gamma));
            }
            value += n * shared;
            g[0] += n * byP;
            g[1] += n * byQ;
            h[0][0] += n * x * x * (trigamma - Gammas.trigamma(shape));
            h[1][0] += n * x * trigamma;
            h[1][1] += n * (trigamma - Gammas.trigamma(q));
        }
        return value;
    }
}
