package dev.lifecycle.metrics.value.lifetime;

import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.occasion.BgBb;
import dev.lifecycle.metrics.value.spend.GammaGamma;

/**
 * What the value of customers with fixed occasions is made of, before it is said how far to look. Immutable: every option gives a new
 * definition.
 *
 * <p>Without options revenue is valued, and nothing is discounted.
 */
public final class OpportunityValueDefinition {

    private final BgBb purchases;
    private final GammaGamma spend;
    private final double margin;
    private final double discount;

    OpportunityValueDefinition(BgBb purchases, GammaGamma spend, double margin, double discount) {
        this.purchases = purchases;
        this.spend = spend;
        this.margin = margin;
        this.discount = discount;
    }

    /**
     * The share of spend that is earned, such as 0.3.
     *
     * @throws IllegalArgumentException if it is not above 0 and at most 1
     */
    public OpportunityValueDefinition margin(double share) {
        Checks.share("margin", share);
        return new OpportunityValueDefinition(purchases, spend, share, discount);
    }

    /**
     * What it costs to wait from one opportunity to the next: 0.10 makes 1.10 at the next one worth 1 now.
     *
     * @throws IllegalArgumentException if it is not a number of 0 or more
     */
    public OpportunityValueDefinition discountPerOpportunity(double rate) {
        Checks.notNegative("discount per opportunity", rate);
        return new OpportunityValueDefinition(purchases, spend, margin, rate);
    }

    /** How far to look: so many opportunities after the last observed. */
    public OpportunityValue overOpportunities(int next) {
        Checks.notNegative("horizon", next);
        return new OpportunityValue(purchases, spend, margin, discount, next);
    }

    /**
     * To the end of time.
     *
     * @throws IllegalStateException if nothing is discounted: the sum need not be finite
     */
    public OpportunityValue forEver() {
        if (discount == 0) {
            throw new IllegalStateException(Messages.endlessOpportunities());
        }
        return new OpportunityValue(purchases, spend, margin, discount, OpportunityValue.FOR_EVER);
    }
}
