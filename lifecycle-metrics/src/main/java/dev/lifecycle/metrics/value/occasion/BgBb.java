package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.fit.likelihood.Fitting;
import dev.lifecycle.metrics.value.fit.likelihood.Parameters;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.numeric.Gammas;
import dev.lifecycle.metrics.value.numeric.GeometricSeries;
import dev.lifecycle.metrics.value.numeric.Logs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The beta-geometric/beta-Bernoulli model of purchases at discrete occasions, such as yearly donations: while alive a customer
 * buys at each with a chance of their own, and before each leaves for good with another.
 *
 * <p>A fit to data without an interior maximum says so in its {@link Fit#verdict() verdict}.
 *
 * <p>Parameters: alpha and beta of the chance to buy (mean alpha/(alpha+beta)), gamma and delta of the chance to leave (mean
 * gamma/(gamma+delta)).
 *
 * @see <a href="https://doi.org/10.1287/mksc.1100.0580">Fader, Hardie, Shang 2010, Marketing Science 29(6)</a>
 */
public final class BgBb implements Fitted<BgBb> {

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");

    private static final String ADVICE =
            "the customers do not differ in the way the model assumes, or had too few opportunities; "
                    + "observe more of them, or use a simpler model (without leaving, if gamma goes to 0 or delta grows)";

    private final double[] p;
    private final @Nullable Fit fit;

    private BgBb(double[] p, @Nullable Fit fit) {
        for (int i = 0; i < p.length; i++) {
            Checks.parameter(NAMES.get(i), p[i]);
        }
        this.p = p;
        this.fit = fit;
    }

    /**
     * The model at known parameters.
     *
     * @throws IllegalArgumentException if one is not a positive number
     */
    public static BgBb of(double alpha, double beta, double gamma, double delta) {
        return new BgBb(new double[] {alpha, beta, gamma, delta}, null);
    }

    /**
     * The model at its maximum likelihood for these customers.
     *
     * @throws IllegalArgumentException if there are no customers, or a row is impossible, naming it
     */
    public static BgBb fit(List<OpportunityRow> rows) {
        long customers = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).possible()) {
                throw new IllegalArgumentException(
                        Messages.opportunitiesRefused(i, rows.get(i).toString()));
            }
            customers += rows.get(i).customers();
        }
        Fitting.requireAny(customers, "BG/BB", "customers", "summary");
        List<double[]> starts =
                List.of(new double[] {1, 1, 1, 3}, new double[] {0.5, 2, 0.5, 5}, new double[] {3, 3, 3, 20});
        Fit fit = new Fitting(NAMES, new double[] {1, 1, 1, 1}, starts, ADVICE)
                .fit(new BgBbLikelihood(List.copyOf(rows)), customers, rows.size());
        return new BgBb(fit.values(), fit);
    }

    /** The probability that the customer is alive at the last opportunity observed. */
    public double probabilityAlive(int purchases, int last, int opportunities) {
        check(purchases, last, opportunities);
        double alive = BgBbLikelihood.logTerm(p, purchases, opportunities, false);
        double left = Double.NEGATIVE_INFINITY;
        for (int lived = last; lived < opportunities; lived++) {
            left = Logs.add(left, BgBbLikelihood.logTerm(p, purchases, lived, true));
        }
        return Logs.logistic(alive - left);
    }

    /** The probability that the customer will be alive at the next opportunity, n + 1. */
    public double probabilityAliveNext(int purchases, int last, int opportunities) {
        return probabilityAlive(purchases, last, opportunities)
                * (p[3] + opportunities)
                / (p[2] + p[3] + opportunities);
    }

    /** The mean number of purchases at the next so many opportunities. */
    public double expectedPurchases(int purchases, int last, int opportunities, int next) {
        Checks.notNegative("number of next opportunities", next);
        double buys = (p[0] + purchases) / (p[0] + p[1] + opportunities);
        return probabilityAlive(purchases, last, opportunities) * buys * alive(opportunities, next, 0);
    }

    /**
     * The same, each next opportunity discounted by one period more.
     *
     * @param discount per opportunity, 0 or more
     */
    public double discountedExpectedPurchases(int purchases, int last, int opportunities, int next, double discount) {
        Checks.notNegative("number of next opportunities", next);
        Checks.notNegative("discount", discount);
        double buys = (p[0] + purchases) / (p[0] + p[1] + opportunities);
        return probabilityAlive(purchases, last, opportunities) * buys * alive(opportunities, next, discount);
    }

    /** The mean number of purchases of a new customer at the first so many opportunities. */
    public double expectedPurchases(int opportunities) {
        Checks.notNegative("number of opportunities", opportunities);
        return p[0] / (p[0] + p[1]) * alive(0, opportunities, 0);
    }

    /** The mean number of the next opportunities to be alive at, each discounted, for who was alive at the last. */
    private double alive(int seen, int next, double discount) {
        double sum = 0;
        double stays = 1;
        for (int i = 0; i < next && stays > 0; i++) {
            double d = p[3] + seen + i;
            stays *= d / (p[2] + d) / (1 + discount);
            sum += stays;
        }
        return sum;
    }

    /** The probability that a new customer buys at so many of the first opportunities. */
    public double probabilityOfPurchases(int count, int opportunities) {
        Checks.notNegative("count", count);
        Checks.notNegative("number of opportunities", opportunities);
        if (count > opportunities) {
            return 0;
        }
        double sum = BgBbLikelihood.logTerm(p, count, opportunities, false) + logChoose(opportunities, count);
        for (int lived = count; lived < opportunities; lived++) {
            sum = Logs.add(sum, BgBbLikelihood.logTerm(p, count, lived, true) + logChoose(lived, count));
        }
        return Math.min(1, Math.exp(sum));
    }

    /**
     * The probability that this customer buys at so many of the next opportunities.
     *
     * @param count how many, 0 or more
     * @param next  of how many opportunities, 0 or more
     */
    public double probabilityOfPurchases(int purchases, int last, int opportunities, int count, int next) {
        double alive = probabilityAlive(purchases, last, opportunities);
        BgBb ifAlive = of(p[0] + purchases, p[1] + opportunities - purchases, p[2], p[3] + opportunities);
        return Math.min(1, alive * ifAlive.probabilityOfPurchases(count, next) + (count == 0 ? 1 - alive : 0));
    }

    private static double logChoose(int n, int k) {
        return Gammas.logRising(n - k + 1.0, k) - Gammas.logGamma(k + 1.0);
    }

    /**
     * Discounted expected residual transactions: purchases at all opportunities to come, the next one discounted by one period.
     *
     * @param discount per opportunity, above 0
     */
    public double discountedExpectedPurchases(int purchases, int last, int opportunities, double discount) {
        Checks.positive("discount", discount);
        double buys = (p[0] + purchases) / (p[0] + p[1] + opportunities);
        double series = GeometricSeries.value(discount, p[2], p[3] + opportunities + 1);
        return probabilityAliveNext(purchases, last, opportunities) * buys * series / (1 + discount);
    }

    private static void check(int purchases, int last, int opportunities) {
        OpportunityRow row = new OpportunityRow(purchases, last, opportunities, 1);
        if (!row.possible()) {
            throw new IllegalArgumentException(Messages.opportunitiesRefused(0, row.toString()));
        }
    }

    @Override
    public Map<String, Double> parameters() {
        return Parameters.named(NAMES, p);
    }

    @Override
    public Optional<Fit> fit() {
        return Optional.ofNullable(fit);
    }

    @Override
    public BgBb at(double... v) {
        return new BgBb(v.clone(), null);
    }

    /** The parameters with their standard errors and the verdict. */
    @Override
    public String toString() {
        return Parameters.text("BG/BB", parameters(), fit);
    }
}
