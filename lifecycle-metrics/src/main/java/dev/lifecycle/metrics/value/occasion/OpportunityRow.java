package dev.lifecycle.metrics.value.occasion;

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

    boolean possible() {
        return purchases >= 0
                && purchases <= last
                && last <= opportunities
                && (purchases == 0) == (last == 0)
                && customers >= 0;
    }
}
