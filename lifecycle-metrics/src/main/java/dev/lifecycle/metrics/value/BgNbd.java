package dev.lifecycle.metrics.value;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
public final class BgNbd implements PurchaseModel, Fitted<BgNbd> {

    private final BetaGeometric model;
    private final TimeUnit unit;
    private final @Nullable Fit fit;

    private BgNbd(BetaGeometric model, TimeUnit unit, @Nullable Fit fit) {
        this.model = model;
        this.unit = unit;
        this.fit = fit;
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
    public double probabilityAlive(CustomerSummary customer) {
        return model.probabilityAlive(customer);
    }

    @Override
    public double expectedPurchasesIfAlive(int frequency, double age, double horizon) {
        return model.expectedPurchasesIfAlive(frequency, age, horizon);
    }

    @Override
    public double expectedPurchases(double age) {
        return model.expectedPurchases(age);
    }

    @Override
    public double probabilityOfPurchases(int count, double age) {
        return model.probabilityOfPurchases(count, age);
    }

    @Override
    public double discountedPurchasesIfAlive(int frequency, double age, double rate) {
        return model.discountedPurchasesIfAlive(frequency, age, rate);
    }

    @Override
    public double discountedExpectedPurchases(double rate) {
        return model.discountedExpectedPurchases(rate);
    }

    @Override
    public TimeUnit unit() {
        return unit;
    }

    @Override
    public BgNbd refit(PurchaseSummary summary) {
        return fit(summary);
    }

    @Override
    public PurchaseSummary simulate(double[] ages, RandomGenerator random) {
        return model.simulate(ages, random);
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.named(BetaGeometricLikelihood.NAMES, model.r(), model.alpha(), model.a(), model.b());
    }

    @Override
    public Optional<Fit> fit() {
        return Optional.ofNullable(fit);
    }

    @Override
    public BgNbd at(double... p) {
        return new BgNbd(new BetaGeometric(p[0], p[1], p[2], p[3], 0), unit, null);
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return Parameters.text("BG/NBD", parameters(), fit);
    }
}
