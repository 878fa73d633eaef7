package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The beta-geometric/NBD model: customers buy at random at a gamma distributed rate, and after each repeat purchase leave
 * for good with a beta distributed probability.
 *
 * <p>A customer without repeat purchases has had no occasion to leave, so {@link #probabilityAlive} is 1 for them however long
 * they have been silent; where that matters, use {@link MbgNbd}. A fit to data without an interior maximum says so in its
 * {@link Fit#verdict() verdict} and gives no standard errors.
 *
 * <p>Parameters: r and alpha of the rate (mean r/alpha purchases per unit of time), a and b of the leaving probability (mean
 * a/(a+b)).
 *
 * @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie, Lee 2005, Marketing Science 24(2)</a>
 */
public final class BgNbd extends BetaGeometricModel implements PurchaseModel, Fitted<BgNbd> {

    private BgNbd(BetaGeometric model, TimeUnit unit, @Nullable Fit fit) {
        super(model, unit, fit);
    }

    /**
     * The model at known parameters.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static BgNbd of(double r, double alpha, double a, double b) {
        return new BgNbd(new BetaGeometric(r, alpha, a, b, 0), TimeUnit.WEEKS, null);
    }

    /**
     * The model at its maximum likelihood for these customers.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static BgNbd fit(PurchaseSummary summary) {
        Fit fit = BetaGeometricLikelihood.fit(summary, 0);
        double[] p = fit.values();
        return new BgNbd(new BetaGeometric(p[0], p[1], p[2], p[3], 0), summary.unit(), fit);
    }

    @Override
    public BgNbd refit(PurchaseSummary summary) {
        return fit(summary);
    }

    @Override
    public BgNbd at(double... p) {
        return new BgNbd(new BetaGeometric(p[0], p[1], p[2], p[3], 0), unit(), null);
    }

    /** Of customers without repeat purchases. */
    @Override
    public boolean isAliveByConstruction(CustomerSummary customer) {
        return customer.frequency() == 0;
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return text("BG/NBD");
    }
}
