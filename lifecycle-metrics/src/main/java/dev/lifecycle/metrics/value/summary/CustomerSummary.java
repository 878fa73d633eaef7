package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;

/**
 * All that the purchase models know of one customer: how often, how lately, for how long observed, and the mean spend.
 *
 * <p>Refused with {@link IllegalArgumentException}: a negative count or age, a recency after the age, repeat purchases with recency
 * 0 (they would all lie on the first day), a recency without repeat purchases, a negative spend, NaN or infinity.
 *
 * @param frequency x, the repeat purchases: distinct purchase days after the first
 * @param recency   t<sub>x</sub>, the age at the last purchase, in the summary's unit of time (weeks, say); 0 without repeats
 * @param age       T, from the first purchase to the end of observation, in the same unit
 * @param meanSpend the mean total of a repeat day, in units of money; 0 without repeats
 */
public record CustomerSummary(int frequency, double recency, double age, double meanSpend) implements Serializable {

    /** Checks the row; the message repeats it. */
    public CustomerSummary {
        String problem = Messages.problemWith(frequency, recency, age, meanSpend);
        if (problem != null) {
            throw new IllegalArgumentException(Messages.customerRefused(problem, frequency, recency, age, meanSpend));
        }
    }

    /** A customer whose spend does not matter to the question. */
    public static CustomerSummary of(int frequency, double recency, double age) {
        return new CustomerSummary(frequency, recency, age, 0);
    }
}
