package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;

/**
 * What happened to customers in a period, from which every {@link ChurnFormula} but the daily sum is computed.
 *
 * @param activeAtStart         customers active at the start of the period
 * @param joined                customers who became active in it and were not active at its start
 * @param churned               customers whose activity ended in it, each once, including the next two
 * @param joinedAndChurned      of the churned, those not active at the start
 * @param churnedAndReactivated of the churned that were active at the start, those active again at the end
 */
public record ChurnCounts(
        long activeAtStart, long joined, long churned, long joinedAndChurned, long churnedAndReactivated)
        implements Result, Serializable {

    /** @throws IllegalArgumentException if a count is negative or a part exceeds its whole */
    public ChurnCounts {
        if (activeAtStart < 0
                || joinedAndChurned < 0
                || churnedAndReactivated < 0
                || joined < joinedAndChurned
                || churned < joinedAndChurned + churnedAndReactivated
                || activeAtStart < churned - joinedAndChurned) {
            throw new IllegalArgumentException(
                    Messages.counts(activeAtStart, joined, churned, joinedAndChurned, churnedAndReactivated));
        }
    }

    /** {@code 100 at the start, 20 joined, 12 churned, of them 1 joined and 1 back}. */
    @Override
    public String toString() {
        return activeAtStart + " at the start, " + joined + " joined, " + churned + " churned, of them "
                + joinedAndChurned + " joined and " + churnedAndReactivated + " back";
    }
}
