package dev.lifecycle.metrics.value.lifetime;

import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;

/**
 * What a lifetime value is made of, before it is said how far to look. Immutable: every option gives a new definition.
 *
 * <p>Without options revenue is valued, and nothing is discounted.
 */
public final class LifetimeValueDefinition {

    private final PurchaseModel purchases;
    private final GammaGamma spend;
    private final double margin;
    private final double yearlyDiscount;

    LifetimeValueDefinition(PurchaseModel purchases, GammaGamma spend, double margin, double yearlyDiscount) {
        this.purchases = purchases;
        this.spend = spend;
        this.margin = margin;
        this.yearlyDiscount = yearlyDiscount;
    }

    /**
     * The share of spend that is earned, such as 0.3.
     *
     * @throws IllegalArgumentException if it is not above 0 and at most 1
     */
    public LifetimeValueDefinition margin(double share) {
        Checks.share("margin", share);
        return new LifetimeValueDefinition(purchases, spend, share, yearlyDiscount);
    }

    /**
     * What a year of waiting costs: 0.10 makes 1.10 in a year's time worth 1 now.
     *
     * @throws IllegalArgumentException if it is not a number of 0 or more
     */
    public LifetimeValueDefinition discountPerYear(double discount) {
        Checks.notNegative("discount per year", discount);
        return new LifetimeValueDefinition(purchases, spend, margin, discount);
    }

    /** How far to look: so many weeks from the end of observation, whatever the unit of the model. */
    public LifetimeValue overWeeks(double weeks) {
        Checks.notNegative("horizon", weeks);
        return over(weeks * 7);
    }

    /** How far to look, in days. */
    public LifetimeValue overDays(double days) {
        Checks.notNegative("horizon", days);
        return over(days);
    }

    /**
     * To the end of time.
     *
     * @throws IllegalStateException if nothing is discounted: the sum need not be finite
     */
    public LifetimeValue forEver() {
        if (yearlyDiscount == 0) {
            throw new IllegalStateException(Messages.endlessWithoutDiscount());
        }
        return over(Double.POSITIVE_INFINITY);
    }

    private LifetimeValue over(double days) {
        return new LifetimeValue(purchases, spend, margin, yearlyDiscount, days);
    }
}
