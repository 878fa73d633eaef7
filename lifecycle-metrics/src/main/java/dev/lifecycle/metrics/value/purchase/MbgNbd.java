package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The modified beta-geometric/NBD model: like {@link BgNbd}, but a customer may also leave right after the first purchase, so
 * that one-time buyers are not alive for ever.
 *
 * <p>A fit to data without an interior maximum says so in its {@link Fit#verdict() verdict} and gives no standard errors.
 *
 * <p>Parameters: r and alpha of the rate (mean r/alpha purchases per unit of time), a and b of the leaving probability (mean
 * a/(a+b)).
 *
 * @see <a href="https://doi.org/10.1007/s11573-007-0002-7">Batislam, Denizel, Filiztekin 2007</a>; Hoppe and Wagner 2007
 */
public final class MbgNbd extends BetaGeometricModel implements PurchaseModel, Fitted<MbgNbd> {

    private MbgNbd(BetaGeometric model, TimeUnit unit, @Nullable Fit fit) {
        super(model, unit, fit);
    }

    /**
     * The model at known parameters.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static MbgNbd of(double r, double alpha, double a, double b) {
        return new MbgNbd(new BetaGeometric(r, alpha, a, b, 1), TimeUnit.WEEKS, null);
    }

    /**
     * The model at its maximum likelihood for these customers.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static MbgNbd fit(PurchaseSummary summary) {
        Fit fit = BetaGeometricLikelihood.fit(summary, 1);
        double[] p = fit.values();
        return new MbgNbd(new BetaGeometric(p[0], p[1], p[2], p[3], 1), summary.unit(), fit);
    }

    @Override
    public MbgNbd refit(PurchaseSummary summary) {
        return fit(summary);
    }

    @Override
    public MbgNbd at(double... p) {
        return new MbgNbd(new BetaGeometric(p[0], p[1], p[2], p[3], 1), unit(), null);
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return text("MBG/NBD");
    }
}
