package dev.lifecycle.metrics.value;

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
 * Without {@link #margin} revenue is valued, without discount nothing is discounted, and without a horizon the next opportunity alone counts.
 *
 * <p>Formula: margin · E[M] · Σ P(buys at n+k) / (1+d)<sup>k</sup>, k from 1 to the horizon. Spend and purchases are taken as independent.
 *
 * @see <a href="https://doi.org/10.1287/mksc.1100.0580">Fader, Hardie, Shang 2010, Marketing Science 29(6)</a>
 */
public final class OpportunityValue {

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final BgBb purchases;
    private final GammaGamma spend;
    private final double margin;
    private final double discount;
    private final int horizon;

    private OpportunityValue(BgBb purchases, GammaGamma spend, double margin, double discount, int horizon) {
        this.purchases = purchases;
        this.spend = spend;
        this.margin = margin;
        this.discount = discount;
        this.horizon = horizon;
    }

    /** Revenue at the next opportunity, undiscounted, until said otherwise. */
    public static OpportunityValue of(BgBb purchases, GammaGamma spend) {
        return new OpportunityValue(purchases, spend, 1, 0, 1);
    }

    /**
     * The share of spend that is earned, such as 0.3.
     *
     * @throws IllegalArgumentException if it is not above 0 and at most 1
     */
    public OpportunityValue margin(double share) {
        Checks.share("margin", share);
        return new OpportunityValue(purchases, spend, share, discount, horizon);
    }

    /**
     * What it costs to wait from one opportunity to the next: 0.10 makes 1.10 at the next one worth 1 now.
     *
     * @throws IllegalArgumentException if it is not a number of 0 or more
     */
    public OpportunityValue discountPerOpportunity(double rate) {
        Checks.notNegative("discount per opportunity", rate);
        return new OpportunityValue(purchases, spend, margin, rate, horizon);
    }

    /** How far to look: so many opportunities after the last observed. */
    public OpportunityValue overOpportunities(int next) {
        Checks.notNegative("horizon", next);
        return new OpportunityValue(purchases, spend, margin, discount, next);
    }

    /**
     * To the end of time.
     *
     * @throws IllegalStateException if nothing is discounted yet: the sum need not be finite
     */
    public OpportunityValue forEver() {
        if (discount == 0) {
            throw new IllegalStateException(Messages.endlessOpportunities());
        }
        return new OpportunityValue(purchases, spend, margin, discount, FOR_EVER);
    }

    /** The residual value of a known customer, in units of money; empty where the mean spend does not exist. */
    public OptionalDouble value(CustomerSummary customer) {
        return times(spend.expectedSpend(customer), discountedPurchases(customer));
    }

    /** The value of a customer at the first purchase, that purchase included; empty where the mean spend does not exist. */
    public OptionalDouble valueOfNewCustomer() {
        return times(spend.meanSpend(), 1 + discountedPurchases(CustomerSummary.of(0, 0, 0)));
    }

    /** The residual value of all customers, in units of money; empty where a mean spend does not exist. */
    public OptionalDouble total(PurchaseSummary customers) {
        Map<OpportunityRow, Double> known = new HashMap<>();
        double sum = 0;
        SummaryColumns columns = customers.columns();
        for (int i = 0; i < columns.size(); i++) {
            CustomerSummary customer = columns.row(i);
            double bought = known.computeIfAbsent(OpportunityRow.of(customer), row -> discountedPurchases(customer));
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
    public Estimate estimate(CustomerSummary customer, double level) {
        return estimate(level, OpportunityValue::value, customer);
    }

    /** {@link #total} with its interval; see {@link #estimate(CustomerSummary, double)}. */
    public Estimate estimateTotal(PurchaseSummary customers, double level) {
        return estimate(level, OpportunityValue::total, customers);
    }

    private <C> Estimate estimate(double level, BiFunction<OpportunityValue, C, OptionalDouble> answer, C of) {
        double value = answer.apply(this, of).orElseThrow(() -> new IllegalStateException(Messages.noMeanSpend(spend)));
        double variance =
                Delta.variance(purchases, p -> answer.apply(with(p, spend), of).orElse(0))
                        + Delta.variance(
                                spend, s -> answer.apply(with(purchases, s), of).orElse(0));
        return Estimate.of(value, variance, Scale.POSITIVE, level);
    }

    /** The same definition of value under other models. */
    public OpportunityValue with(BgBb otherPurchases, GammaGamma otherSpend) {
        return new OpportunityValue(otherPurchases, otherSpend, margin, discount, horizon);
    }

    private double discountedPurchases(CustomerSummary customer) {
        OpportunityRow row = OpportunityRow.of(customer);
        return horizon == FOR_EVER
                ? purchases.discountedExpectedPurchases(row.purchases(), row.last(), row.opportunities(), discount)
                : purchases.discountedPurchases(row, horizon, discount);
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
