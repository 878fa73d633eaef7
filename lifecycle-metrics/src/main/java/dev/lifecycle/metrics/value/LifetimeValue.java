package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.value.numeric.Quadrature;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What customers will be worth: expected purchases × expected spend × margin, discounted to the end of observation.
 *
 * <pre>{@code
 * LifetimeValue value = LifetimeValue.of(purchases, spend).margin(0.3).discountPerYear(0.10).overWeeks(52);
 * value.value(summary.of("c-42"));            // residual value of a known customer
 * value.estimate(summary.of("c-42"), 0.95);   // with its interval
 * value.total(summary);
 * }</pre>
 *
 * <p>The value is residual: purchases made so far do not count. It is empty where the mean spend does not exist (q ≤ 1 in
 * {@link GammaGamma}). Each purchase is discounted continuously from when it is expected, at a rate with which a year, taken as 52
 * weeks, costs the yearly discount. Without {@link #margin} revenue is valued, without discount nothing is discounted.
 *
 * <p>Customers who buy at discrete opportunities ({@link BgBb}) are valued by {@link OpportunityValue}.
 *
 * <p>Formula: margin · E[M] · ∫ e<sup>−δt</sup> dE[Y(t)], t from 0 to the horizon. Spend and purchases are taken as independent.
 */
public final class LifetimeValue {

    private static final double DAYS_PER_YEAR = 364;

    private final PurchaseModel purchases;
    private final GammaGamma spend;
    private final double margin;
    private final double yearlyDiscount;
    private final double horizonDays;

    private LifetimeValue(
            PurchaseModel purchases, GammaGamma spend, double margin, double yearlyDiscount, double horizonDays) {
        this.purchases = purchases;
        this.spend = spend;
        this.margin = margin;
        this.yearlyDiscount = yearlyDiscount;
        this.horizonDays = horizonDays;
    }

    /** Revenue over the next 52 weeks, undiscounted, until said otherwise. */
    public static LifetimeValue of(PurchaseModel purchases, GammaGamma spend) {
        return new LifetimeValue(purchases, spend, 1, 0, DAYS_PER_YEAR);
    }

    /**
     * The share of spend that is earned, such as 0.3.
     *
     * @throws IllegalArgumentException if it is not above 0 and at most 1
     */
    public LifetimeValue margin(double share) {
        Checks.share("margin", share);
        return new LifetimeValue(purchases, spend, share, yearlyDiscount, horizonDays);
    }

    /**
     * What a year of waiting costs: 0.10 makes 1.10 in a year's time worth 1 now.
     *
     * @throws IllegalArgumentException if it is not a number of 0 or more
     */
    public LifetimeValue discountPerYear(double discount) {
        Checks.notNegative("discount per year", discount);
        return new LifetimeValue(purchases, spend, margin, discount, horizonDays);
    }

    /** How far to look: so many weeks from the end of observation, whatever the unit of the model. */
    public LifetimeValue overWeeks(double weeks) {
        Checks.notNegative("horizon", weeks);
        return new LifetimeValue(purchases, spend, margin, yearlyDiscount, weeks * 7);
    }

    /** How far to look, in days. */
    public LifetimeValue overDays(double days) {
        Checks.notNegative("horizon", days);
        return new LifetimeValue(purchases, spend, margin, yearlyDiscount, days);
    }

    /**
     * To the end of time.
     *
     * @throws IllegalStateException if nothing is discounted yet: the sum need not be finite
     */
    public LifetimeValue forEver() {
        if (yearlyDiscount == 0) {
            throw new IllegalStateException(Messages.endlessWithoutDiscount());
        }
        return new LifetimeValue(purchases, spend, margin, yearlyDiscount, Double.POSITIVE_INFINITY);
    }

    /** The residual value of a known customer, in units of money; empty where the mean spend does not exist. */
    public OptionalDouble value(CustomerSummary customer) {
        OptionalDouble perPurchase = spend.expectedSpend(customer);
        return perPurchase.isEmpty()
                ? perPurchase
                : OptionalDouble.of(margin * perPurchase.getAsDouble() * discountedPurchases(purchases, customer));
    }

    /**
     * The value of a customer on the day of the first purchase, that purchase included; empty where the mean spend does not exist.
     */
    public OptionalDouble valueOfNewCustomer() {
        OptionalDouble perPurchase = spend.meanSpend();
        return perPurchase.isEmpty()
                ? perPurchase
                : OptionalDouble.of(margin * perPurchase.getAsDouble() * (1 + discountedPurchasesOfNew()));
    }

    /**
     * The residual value with the interval that the uncertainty of both models gives it (delta method, on the log scale). It is that
     * of the mean, not the scatter of single customers about it.
     *
     * @param level the confidence, such as 0.95
     * @throws IllegalStateException if the mean spend does not exist
     */
    public Estimate estimate(CustomerSummary customer, double level) {
        return estimate(level, definition -> definition.value(customer));
    }

    /** {@link #valueOfNewCustomer} with its interval; see {@link #estimate(CustomerSummary, double)}. */
    public Estimate estimateOfNewCustomer(double level) {
        return estimate(level, LifetimeValue::valueOfNewCustomer);
    }

    /** The residual value of all customers of the summary, in units of money; empty where a mean spend does not exist. */
    public OptionalDouble total(PurchaseSummary summary) {
        CohortValue cohort = new CohortValue(summary);
        return CohortValue.total(cohort.purchases(this), cohort.spend(this));
    }

    /**
     * {@link #total} with its interval; see {@link #estimate(CustomerSummary, double)}. Costs about ten times as much as the total: once
     * more for each step up and down of each parameter.
     */
    public Estimate estimateTotal(PurchaseSummary summary, double level) {
        CohortValue cohort = new CohortValue(summary);
        double[] bought = cohort.purchases(this);
        double[] spent = cohort.spend(this);
        return estimate(
                level,
                CohortValue.total(bought, spent),
                model -> CohortValue.total(cohort.purchases(with(model, spend)), spent),
                model -> CohortValue.total(bought, cohort.spend(with(purchases, model))));
    }

    private Estimate estimate(double level, Function<LifetimeValue, OptionalDouble> answer) {
        return estimate(
                level,
                answer.apply(this),
                model -> answer.apply(with(model, spend)),
                model -> answer.apply(with(purchases, model)));
    }

    private Estimate estimate(
            double level,
            OptionalDouble answer,
            Function<PurchaseModel, OptionalDouble> byPurchases,
            Function<GammaGamma, OptionalDouble> bySpend) {
        double value = answer.orElseThrow(() -> new IllegalStateException(Messages.noMeanSpend(spend)));
        double variance = Delta.variance(
                        purchases.fit(), p -> byPurchases.apply(purchases.at(p)).orElse(0))
                + Delta.variance(spend, s -> bySpend.apply(s).orElse(0));
        return Estimate.of(value, variance, Scale.POSITIVE, level);
    }

    /** The customers of most residual value, the most valuable first; those without a value are left out. */
    public List<CustomerValue> top(PurchaseSummary summary, int customers) {
        return values(summary)
                .sorted(Comparator.comparingDouble(CustomerValue::value).reversed())
                .limit(customers)
                .toList();
    }

    /** The residual value of every customer, in the summary's order; those without a value are left out. */
    public Stream<CustomerValue> values(PurchaseSummary summary) {
        return new CohortValue(summary).values(this);
    }

    /** The same definition of value under other models. */
    public LifetimeValue with(PurchaseModel otherPurchases, GammaGamma otherSpend) {
        return new LifetimeValue(otherPurchases, otherSpend, margin, yearlyDiscount, horizonDays);
    }

    private double discountedPurchases(PurchaseModel model, CustomerSummary customer) {
        return model.probabilityAlive(customer) * ifAlive(customer.frequency(), customer.age());
    }

    PurchaseModel purchases() {
        return purchases;
    }

    /** What the purchases of a customer who is alive are worth, per unit of spend. */
    double ifAlive(int frequency, double age) {
        double rate = rate();
        if (horizonDays == Double.POSITIVE_INFINITY) {
            return purchases.discountedPurchasesIfAlive(frequency, age, rate);
        }
        return discounted(t -> purchases.expectedPurchasesIfAlive(frequency, age, t));
    }

    double perPurchase(CustomerSummary customer) {
        return margin * spend.expectedSpend(customer).orElse(Double.NaN);
    }

    private double discountedPurchasesOfNew() {
        return horizonDays == Double.POSITIVE_INFINITY
                ? purchases.discountedExpectedPurchases(rate())
                : discounted(purchases::expectedPurchases);
    }

    /** ∫ e^−δt dE(t) by parts, so that only E itself is needed. */
    private double discounted(DoubleUnaryOperator expected) {
        double rate = rate();
        double end = horizonDays / purchases.unit().days();
        double last = Math.exp(-rate * end) * expected.applyAsDouble(end);
        if (rate == 0 || end == 0) {
            return last;
        }
        return last + rate * Quadrature.integrate(t -> Math.exp(-rate * t) * expected.applyAsDouble(t), 0, end);
    }

    private double rate() {
        return Math.log1p(yearlyDiscount) * purchases.unit().days() / DAYS_PER_YEAR;
    }

    /** {@code margin 0.3 over 364 days, discount 0.1 a year}, then both models. */
    @Override
    public String toString() {
        String horizon = horizonDays == Double.POSITIVE_INFINITY ? "for ever" : "over " + horizonDays + " days";
        return "margin " + margin + " " + horizon + ", discount " + yearlyDiscount + " a year; " + purchases + "; "
                + spend;
    }
}
