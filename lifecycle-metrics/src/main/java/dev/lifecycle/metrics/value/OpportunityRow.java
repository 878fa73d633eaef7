package dev.lifecycle.metrics.value;

import java.io.Serializable;

/**
 * Customers who could buy (or give, or come) at discrete occasions, alike in what they did.
 *
 * @param purchases     x, at how many occasions after the first they bought
 * @param last          t<sub>x</sub>, at which of them last; 0 if at none
 * @param opportunities n, how many there were
 * @param customers     how many customers are alike
 */
public record OpportunityRow(int purchases, int last, int opportunities, long customers) implements Serializable {

    /** One customer whose times are opportunities. */
    static OpportunityRow of(CustomerSummary customer) {
        if (customer.recency() != (int) customer.recency() || customer.age() != (int) customer.age()) {
            throw new IllegalArgumentException(Messages.noWholeOpportunities(customer));
        }
        return new OpportunityRow(customer.frequency(), (int) customer.recency(), (int) customer.age(), 1);
    }

    boolean possible() {
        return purchases >= 0
                && purchases <= last
                && last <= opportunities
                && (purchases == 0) == (last == 0)
                && customers >= 0;
    }
}
