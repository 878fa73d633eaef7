package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.value.numeric.Checks;

/**
 * A model of contracts that are renewed, or not, at the end of every period.
 *
 * <p>Periods count from 0, the start of the contract; every method is finite for every valid argument.
 */
public sealed interface RenewalModel permits ShiftedBetaGeometric, BetaDiscreteWeibull {

    /** The probability that a contract outlasts so many periods; 1 for 0 periods. */
    double survival(int periods);

    /** The probability that a contract that has lasted until then is renewed at the end of this period, 1 for the first. */
    default double retention(int period) {
        Checks.positive("period", period);
        return survival(period) / survival(period - 1);
    }

    /**
     * Discounted expected lifetime of a new contract: the mean number of payments, one at the start of each period, each
     * discounted; the first, at time 0, counts in full.
     *
     * @param discount per period, above 0, such as 0.1
     */
    double discountedLifetime(double discount);

    /**
     * Discounted expected residual lifetime: the mean number of payments still to come of a contract renewed so many times, seen
     * just before the next renewal is due; that payment, if it comes, counts in full.
     *
     * @param renewals so far, 0 or more
     * @param discount per period, above 0
     */
    double discountedResidualLifetime(int renewals, double discount);
}
