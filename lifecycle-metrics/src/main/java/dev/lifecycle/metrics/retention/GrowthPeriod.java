package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * One period's growth accounting, in customers.
 *
 * <p>In an open period every count can still change; dormant is then an upper bound, because whoever comes back before the end
 * is not dormant. With the full history, {@code returning + dormant} is the active of the period before.
 *
 * @param definition   id of the definition
 * @param period       which
 * @param newCustomers born in it, by the definition's birth rule, and active
 * @param returning    active in it and in the period before
 * @param resurrected  active in it, not in the period before, but not new
 * @param dormant      active in the period before and not in it: a flow, told once in the period after the last activity
 * @param complete     whether the period is over
 */
public record GrowthPeriod(
        String definition,
        Period period,
        long newCustomers,
        long returning,
        long resurrected,
        long dormant,
        boolean complete)
        implements Result, Serializable {

    /** All active in the period: new, returning and resurrected. */
    public long active() {
        return newCustomers + returning + resurrected;
    }

    /** Customers won over customers lost, (new + resurrected) / dormant; empty if nobody went dormant. */
    public OptionalDouble pulse() {
        return dormant == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (newCustomers + resurrected) / dormant);
    }

    /** {@code 1997-02: 8476 new, 1157 returning, 0 resurrected, 6689 dormant, complete}. */
    @Override
    public String toString() {
        return period + ": " + newCustomers + " new, " + returning + " returning, " + resurrected + " resurrected, "
                + dormant + " dormant, " + (complete ? "complete" : "open");
    }
}
