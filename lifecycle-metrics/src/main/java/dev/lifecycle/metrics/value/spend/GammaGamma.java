package dev.lifecycle.metrics.value.spend;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.fit.likelihood.Fitting;
import dev.lifecycle.metrics.value.fit.likelihood.Parameters;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.numeric.Sampling;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The Gamma-Gamma model of spend: a customer's purchases scatter about a mean of their own, and those means scatter over the
 * customers. Spend is taken to be independent of how often a customer buys; {@link #coverage()} says how far that holds.
 *
 * <p>Customers without repeat purchases, or with repeats that cost nothing, say nothing about spend and are left out of the fit.
 * Where q ≤ 1 the population has no mean, and what depends on it is empty: never negative, never infinite.
 *
 * <p>Parameters: p, the shape of a customer's purchases; q and gamma of the scale over customers. Mean spend of the population:
 * p gamma / (q − 1).
 *
 * @see <a href="http://www.brucehardie.com/notes/025/">Fader and Hardie 2013, The Gamma-Gamma model of monetary value</a>
 */
public final class GammaGamma implements Fitted<GammaGamma> {

    private static final List<String> NAMES = List.of("p", "q", "gamma");

    private static final String ADVICE =
            "the customers' spend does not vary the way the model assumes (too little between customers, "
                    + "or within them); use the plain mean spend, or more customers";

    private final double p;
    private final double q;
    private final double gamma;
    private final @Nullable Fit fit;
    private final @Nullable SpendCoverage coverage;

    private GammaGamma(double p, double q, double gamma, @Nullable Fit fit, @Nullable SpendCoverage coverage) {
        this.p = Checks.parameter("p", p);
        this.q = Checks.parameter("q", q);
        this.gamma = Checks.parameter("gamma", gamma);
        this.fit = fit;
        this.coverage = coverage;
    }

    /**
     * The model at known parameters.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static GammaGamma of(double p, double q, double gamma) {
        return new GammaGamma(p, q, gamma, null, null);
    }

    /**
     * The model at its maximum likelihood for the customers of the summary who have repeat purchases and spend.
     *
     * @throws IllegalArgumentException if there is no such customer
     */
    public static GammaGamma fit(PurchaseSummary summary) {
        SpendRows rows = SpendRows.of(summary);
        if (rows.coverage.used() == 0) {
            throw new IllegalArgumentException(
                    Messages.noSpend(summary.size(), rows.coverage.withoutRepeats(), rows.coverage.withoutSpend()));
        }
        double usual = rows.medianSpend();
        List<double[]> starts = List.of(
                new double[] {4, 4, 0.75 * usual},
                new double[] {1, 2, usual},
                new double[] {20, 10, 0.45 * usual},
                new double[] {4, 0.3, 0.1 * usual},
                new double[] {50, 0.1, 0.01 * usual},
                new double[] {0.3, 0.5, usual},
                new double[] {30, 30, usual});
        Fit fit = new Fitting(NAMES, new double[] {1, 1, usual}, starts, ADVICE)
                .bestFit(new GammaGammaLikelihood(rows), rows.coverage.used(), rows.x.length);
        double[] v = fit.values();
        return new GammaGamma(v[0], v[1], v[2], fit, rows.coverage);
    }

    /** The mean spend per purchase over all customers, in units of money; empty where q ≤ 1. */
    public OptionalDouble meanSpend() {
        return q > 1 ? OptionalDouble.of(p * gamma / (q - 1)) : OptionalDouble.empty();
    }

    /**
     * The mean spend per purchase to expect of this customer: between what they spent and what the population spends, nearer to
     * the former the more they bought. Empty where the mean does not exist, which needs q + p x ≤ 1.
     */
    public OptionalDouble expectedSpend(CustomerSummary customer) {
        if (customer.frequency() == 0 || customer.meanSpend() == 0) {
            return meanSpend();
        }
        double x = customer.frequency();
        double weight = p * x + q - 1;
        return weight > 0 ? OptionalDouble.of(p * (gamma + x * customer.meanSpend()) / weight) : OptionalDouble.empty();
    }

    /**
     * Spend made up by this model for the repeat purchases of the customers, who keep their number and order.
     *
     * @param random the source of randomness
     */
    public PurchaseSummary simulate(PurchaseSummary customers, RandomGenerator random) {
        List<CustomerSummary> rows = new ArrayList<>();
        customers.forEach((id, c) -> {
            double rate = Sampling.gamma(random, q) / gamma;
            double mean = c.frequency() == 0 ? 0 : Sampling.gamma(random, p * c.frequency()) / (rate * c.frequency());
            double possible = Math.min(mean, Double.MAX_VALUE);
            rows.add(new CustomerSummary(c.frequency(), c.recency(), c.age(), possible));
        });
        return PurchaseSummary.ofRows(rows);
    }

    /**
     * Spend made up by this model for purchases to come of one customer, of whom the mean spend of their repeat purchases tells something; of one
     * without any, the population does. The mean over many draws is {@link #expectedSpend} · purchases.
     *
     * @param purchases how many, 0 or more each, such as a count per week
     * @param random    the source of randomness
     * @return what is spent in each, in units of money; infinity is possible where the mean does not exist
     */
    public double[] simulateSpend(CustomerSummary customer, int[] purchases, RandomGenerator random) {
        boolean known = customer.frequency() > 0 && customer.meanSpend() > 0;
        double x = known ? customer.frequency() : 0;
        double rate = Sampling.gamma(random, q + p * x) / (gamma + x * (known ? customer.meanSpend() : 0));
        double[] spend = new double[purchases.length];
        for (int i = 0; i < spend.length; i++) {
            Checks.notNegative("number of purchases", purchases[i]);
            spend[i] = purchases[i] == 0 ? 0 : Sampling.gamma(random, p * purchases[i]) / rate;
        }
        return spend;
    }

    /** Whom the fit used and left out, and the correlation it assumes away; empty if the parameters were given. */
    public Optional<SpendCoverage> coverage() {
        return Optional.ofNullable(coverage);
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.named(NAMES, p, q, gamma);
    }

    @Override
    public Optional<Fit> fit() {
        return Optional.ofNullable(fit);
    }

    @Override
    public GammaGamma at(double... v) {
        return of(v[0], v[1], v[2]);
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return Parameters.text("Gamma-Gamma", parameters(), fit);
    }
}
