package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.io.Serializable;

/**
 * One period of churn by silence, in customers.
 *
 * @param period         which
 * @param rate           churned in the period of those active at its start; undefined if nobody was
 * @param newAndChurned  not active at the start, joined or came back in the period, and churned in it again: in neither number
 *                       of the rate, reported here
 * @param reactivated    bought again in the period after having churned, in it or before
 */
public record SilencePeriod(Period period, MeasuredRate rate, long newAndChurned, long reactivated)
        implements Result, Serializable {

    /** {@code 1998-01: 312 of 4180 = 7.5 % (6.7–8.3 %), complete}. */
    @Override
    public String toString() {
        return period + ": " + rate;
    }
}
