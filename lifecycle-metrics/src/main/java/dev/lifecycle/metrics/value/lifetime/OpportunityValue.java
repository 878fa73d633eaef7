package dev.lifecycle.metrics.value.lifetime;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Link;
import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.occasion.BgBb;
import dev.lifecycle.metrics.value.occasion.OpportunityRow;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * What customers who can buy at discrete opportunities will be worth: expected purchases × expected spend × margin, each opportunity
 * discounted. The {@link LifetimeValue} of {@link BgBb}, whose unit of time is the opportunity.
 *
 * <pre>{@code
 * OpportunityValue value = OpportunityValue.of(donors, spend).margin(0.3).discountPerOpportunity(0.10).overOpportunities(5);
 * value.value(new CustomerSummary(2, 4, 6, 35.0));    // bought at 2 of 6 opportunities, last at the 4th, 35.00 on average
 * }</pre>
 *
 * <p>Customers are rows of x, t_x and n: recency and age are whole numbers of opportunities, else the row is refused with
 * {@link IllegalArgumentException}. The value is residual, and empty where the mean spend does not exist (q ≤ 1 in {@link GammaGamma}).
 *
 * <p>Formula: margin · E[M] · Σ P(buys at n+k) / (1+d)<sup>k</sup>, k from 1 to the horizon. Spend and purchases are taken as independent.
 *
 * @see <a href="https://doi.org/10.1287/mksc.1100.0580">Fader, Hardie, Shang 2010, Marketing Science 29(6)</a>
 */
public final class OpportunityValue implements Result {

    static final int FOR_EVER = Integer.MAX_VALUE;

    private final BgBb purchases;
    private final GammaGamma spend;
    private final double margin;
    private final double discount;
    private final int horizon;

    OpportunityValue(BgBb purchases, GammaGamma spend, double margin, double discount, int horizon) {
        this.purchases = purchases;
        this.spend = spend;
        this.margin = margin;
        this.discount = discount;
        this.horizon = horizon;
    }

    /** Purchases by one model, each worth what the other says; the last word of the definition is how far to look. */
    public static OpportunityValueDefinition of(BgBb purchases, GammaGamma spend) {
        return new OpportunityValueDefinition(purchases, spend, 1, 0);
    }

    /** The residual value of a known customer, in units of money; empty where the mean spend does not exist. */
    public OptionalDouble value(CustomerSummary customer) {
        return times(spend.expectedSpend(customer), discountedPurchases(opportunities(customer)));
    }

    /** The value of a customer at the first purchase, that purchase included; empty where the mean spend does not exist. */
    public OptionalDouble valueOfNewCustomer() {
        return times(spend.meanSpend(), 1 + discountedPurchases(new OpportunityRow(0, 0, 0, 1)));
    }

    /** The residual value of all customers, in units of money; empty where a mean spend does not exist. */
    public OptionalDouble total(PurchaseSummary customers) {
        Map<OpportunityRow, Double> known = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < customers.size(); i++) {
            CustomerSummary customer = customers.row(i);
            double bought = known.computeIfAbsent(opportunities(customer), this::discountedPurchases);
            sum += times(spend.expectedSpend(customer), bought).orElse(Double.NaN);
        }
        return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    /**
     * The residual value with the interval that the uncertainty of both models gives it (delta method, on the log scale). It is that
     * of the mean, not the scatter of single customers about it.
     *
     * @param level the confidence, such as 0.95
     * @throws IllegalStateException if the mean spend does not exist
     */
    public ModelEstimate estimate(CustomerSummary customer, double level) {
        return estimate(level, OpportunityValue::value, customer);
    }

    /** {@link #total} with its interval; see {@link #estimate(CustomerSummary, double)}. */
    public ModelEstimate estimateTotal(PurchaseSummary customers, double level) {
        return estimate(level, OpportunityValue::total, customers);
    }

    private <C> ModelEstimate estimate(double level, BiFunction<OpportunityValue, C, OptionalDouble> answer, C of) {
        double value = answer.apply(this, of)
                .orElseThrow(() -> new IllegalStateException(Messages.noMeanSpend(spend.toString())));
        OptionalDouble ofPurchases =
                purchases.variance(p -> answer.apply(with(p, spend), of).orElse(0));
        OptionalDouble ofSpend =
                spend.variance(s -> answer.apply(with(purchases, s), of).orElse(0));
        return ModelEstimate.of(value, Variances.sum(ofPurchases, ofSpend), Link.LOG, level);
    }

    /** The same definition of value under other models. */
    public OpportunityValue with(BgBb otherPurchases, GammaGamma otherSpend) {
        return new OpportunityValue(otherPurchases, otherSpend, margin, discount, horizon);
    }

    private double discountedPurchases(OpportunityRow row) {
        return horizon == FOR_EVER
                ? purchases.discountedExpectedPurchases(row.purchases(), row.last(), row.opportunities(), discount)
                : purchases.discountedExpectedPurchases(
                        row.purchases(), row.last(), row.opportunities(), horizon, discount);
    }

    /** One customer whose times are opportunities. */
    static OpportunityRow opportunities(CustomerSummary customer) {
        if (customer.recency() != (int) customer.recency() || customer.age() != (int) customer.age()) {
            throw new IllegalArgumentException(Messages.noWholeOpportunities(customer.toString()));
        }
        return new OpportunityRow(customer.frequency(), (int) customer.recency(), (int) customer.age(), 1);
    }

    private OptionalDouble times(OptionalDouble perPurchase, double bought) {
        return perPurchase.isEmpty() ? perPurchase : OptionalDouble.of(margin * perPurchase.getAsDouble() * bought);
    }

    /** {@code margin 0.3 over 5 opportunities, discount 0.1 at each}, then both models. */
    @Override
    public String toString() {
        String reach = horizon == FOR_EVER ? "for ever" : "over " + horizon + " opportunities";
        return "margin " + margin + " " + reach + ", discount " + discount + " at each; " + purchases + "; " + spend;
    }
}
