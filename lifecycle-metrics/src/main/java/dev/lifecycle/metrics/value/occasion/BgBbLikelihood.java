package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.numeric.LogMixture;
import java.util.List;

/**
 * The log-likelihood of BG/BB with exact derivatives by (alpha, beta, gamma, delta): for every row a sum over whether the customer
 * lives after all n opportunities, or left right before one of those since the last purchase.
 */
final class BgBbLikelihood implements LogLikelihood {

    private final List<OpportunityRow> rows;
    private final LogMixture mixture = new LogMixture(4);
    private final double[] first = new double[4];
    private final double[][] second = new double[4][4];

    BgBbLikelihood(List<OpportunityRow> rows) {
        this.rows = rows;
    }

    @Override
    public double evaluate(double[] p, double[] g, double[][] h) {
        double value = 0;
        for (OpportunityRow row : rows) {
            if (row.customers() > 0) {
                mixture.clear();
                addTerm(p, row.purchases(), row.opportunities(), false);
                for (int left = row.last(); left < row.opportunities(); left++) {
                    addTerm(p, row.purchases(), left, true);
                }
                value += row.customers() * mixture.collect((double) row.customers(), g, h);
            }
        }
        return value;
    }

    /** x purchases at `lived` occasions, and then left, or alive so far. */
    private void addTerm(double[] p, int x, int lived, boolean left) {
        int not = lived - x;
        double both = p[0] + p[1];
        double ends = p[2] + p[3];
        int chances = left ? lived + 1 : lived;
        double byBoth = Gammas.digammaRise(both, lived);
        double byBothTwice = Gammas.trigammaRise(both, lived);
        double byEnds = Gammas.digammaRise(ends, chances);
        double byEndsTwice = Gammas.trigammaRise(ends, chances);
        first[0] = Gammas.digammaRise(p[0], x) - byBoth;
        first[1] = Gammas.digammaRise(p[1], not) - byBoth;
        first[2] = (left ? 1 / p[2] : 0) - byEnds;
        first[3] = Gammas.digammaRise(p[3], lived) - byEnds;
        second[0][0] = Gammas.trigammaRise(p[0], x) - byBothTwice;
        second[1][0] = -byBothTwice;
        second[1][1] = Gammas.trigammaRise(p[1], not) - byBothTwice;
        second[2][2] = (left ? -1 / (p[2] * p[2]) : 0) - byEndsTwice;
        second[3][2] = -byEndsTwice;
        second[3][3] = Gammas.trigammaRise(p[3], lived) - byEndsTwice;
        mixture.add(logTerm(p, x, lived, left), first, second);
    }

    static double logTerm(double[] p, int x, int lived, boolean left) {
        int chances = left ? lived + 1 : lived;
        return Gammas.logRising(p[0], x)
                + Gammas.logRising(p[1], lived - x)
                - Gammas.logRising(p[0] + p[1], lived)
                + (left ? Math.log(p[2]) : 0)
                + Gammas.logRising(p[3], lived)
                - Gammas.logRising(p[2] + p[3], chances);
    }
}
