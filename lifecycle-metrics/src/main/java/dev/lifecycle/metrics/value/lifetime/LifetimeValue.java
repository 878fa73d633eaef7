package dev.lifecycle.metrics.value.lifetime;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Link;
import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.numeric.Quadrature;
import dev.lifecycle.metrics.value.occasion.BgBb;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
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
 * weeks, costs the yearly discount.
 *
 * <p>Customers who buy at discrete opportunities ({@link BgBb}) are valued by {@link OpportunityValue}.
 *
 * <p>Formula: margin · E[M] · ∫ e<sup>−δt</sup> dE[Y(t)], t from 0 to the horizon. Spend and purchases are taken as independent.
 */
public final class LifetimeValue implements Result {

    private static final double DAYS_PER_YEAR = 364;

    private final PurchaseModel purchases;
    private final GammaGamma spend;
    private final double margin;
    private final double yearlyDiscount;
    private final double horizonDays;

    LifetimeValue(PurchaseModel purchases, GammaGamma spend, double margin, double yearlyDiscount, double horizonDays) {
        this.purchases = purchases;
        this.spend = spend;
        this.margin = margin;
        this.yearlyDiscount = yearlyDiscount;
        this.horizonDays = horizonDays;
    }

    /** Purchases by one model, each worth what the other says; the last word of the definition is how far to look. */
    public static LifetimeValueDefinition of(PurchaseModel purchases, GammaGamma spend) {
        return new LifetimeValueDefinition(purchases, spend, 1, 0);
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
    public ModelEstimate estimate(CustomerSummary customer, double level) {
        return estimate(level, definition -> definition.value(customer));
    }

    /** {@link #valueOfNewCustomer} with its interval; see {@link #estimate(CustomerSummary, double)}. */
    public ModelEstimate estimateOfNewCustomer(double level) {
        return estimate(level, LifetimeValue::valueOfNewCustomer);
    }

    /** The residual value of all customers of the summary, in units of money; empty where a mean spend does not exist. */
    public OptionalDouble total(PurchaseSummary summary) {
        CustomerEquity equity = new CustomerEquity(summary);
        return CustomerEquity.total(equity.purchases(this), equity.spend(this));
    }

    /**
     * {@link #total} with its interval; see {@link #estimate(CustomerSummary, double)}. Costs about ten times as much as the total: once
     * more for each step up and down of each parameter.
     */
    public ModelEstimate estimateTotal(PurchaseSummary summary, double level) {
        CustomerEquity equity = new CustomerEquity(summary);
        double[] bought = equity.purchases(this);
        double[] spent = equity.spend(this);
        return estimate(
                level,
                CustomerEquity.total(bought, spent),
                model -> CustomerEquity.total(equity.purchases(with(model, spend)), spent),
                model -> CustomerEquity.total(bought, equity.spend(with(purchases, model))));
    }

    private ModelEstimate estimate(double level, Function<LifetimeValue, OptionalDouble> answer) {
        return estimate(
                level,
                answer.apply(this),
                model -> answer.apply(with(model, spend)),
                model -> answer.apply(with(purchases, model)));
    }

    private ModelEstimate estimate(
            double level,
            OptionalDouble answer,
            Function<PurchaseModel, OptionalDouble> byPurchases,
            Function<GammaGamma, OptionalDouble> bySpend) {
        double value = answer.orElseThrow(() -> new IllegalStateException(Messages.noMeanSpend(spend.toString())));
        OptionalDouble ofPurchases = purchases.fit().isEmpty()
                ? OptionalDouble.empty()
                : purchases
                        .fit()
                        .get()
                        .variance(p -> byPurchases.apply(purchases.at(p)).orElse(0));
        OptionalDouble ofSpend = spend.variance(s -> bySpend.apply(s).orElse(0));
        return ModelEstimate.of(value, Variances.sum(ofPurchases, ofSpend), Link.LOG, level);
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
        return new CustomerEquity(summary).values(this);
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
