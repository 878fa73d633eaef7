package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Contracts by how many periods they lasted: how many were not renewed after each period, and how many are still running after so
 * many renewals.
 *
 * <pre>{@code
 * RenewalTable table = RenewalTable.ofSurvivors(1000, 869, 743, 653);       // a cohort, year by year
 * RenewalTable table = contracts.stream().collect(RenewalTable.of(Contract::years, Contract::cancelled).metric());
 * }</pre>
 */
public final class RenewalTable implements Result, Serializable {

    private static final long serialVersionUID = 1L;

    private final long[] ended;
    private final long[] running;

    /** Columns of equal length, up to the longest tenure. */
    RenewalTable(long[] ended, long[] running) {
        this.ended = ended;
        this.running = running;
    }

    /**
     * One cohort, counted at the start and after every period; nobody is lost sight of.
     *
     * @param survivors never rising
     * @throws IllegalArgumentException if a count is negative or above the one before
     */
    public static RenewalTable ofSurvivors(long... survivors) {
        RenewalTableState table = new RenewalTableState();
        for (int t = 1; t < survivors.length; t++) {
            if (survivors[t] < 0 || survivors[t] > survivors[t - 1]) {
                throw new IllegalArgumentException(Messages.survivorsRefused(t, survivors[t], survivors[t - 1]));
            }
            table.add(t, true, survivors[t - 1] - survivors[t]);
        }
        if (survivors.length > 0) {
            table.add(survivors.length - 1, false, survivors[survivors.length - 1]);
        }
        return table.table();
    }

    /**
     * Reads single contracts out of the host's rows. A row is refused with {@link InvalidRowException} if a value is missing, the periods are
     * negative, or a contract ended after no period at all.
     *
     * @param periods how many periods the contract lasted until it was not renewed (1 or more), or how often it has been renewed
     *                so far (0 or more)
     * @param ended   whether it was not renewed
     */
    public static <T> RenewalTableDefinition<T> of(
            Extractor<? super T, Integer> periods, Extractor<? super T, Boolean> ended) {
        return new RenewalTableDefinition<>(periods, ended);
    }

    /** How many contracts ended at the end of that period, 1 for the first. */
    public long ended(int period) {
        return period < ended.length ? ended[period] : 0;
    }

    /** How many contracts are still running after so many renewals. */
    public long running(int renewals) {
        return renewals < running.length ? running[renewals] : 0;
    }

    /** The longest tenure, in periods. */
    public int longest() {
        return ended.length - 1;
    }

    /** How many contracts. */
    public long contracts() {
        return Arrays.stream(ended).sum() + Arrays.stream(running).sum();
    }

    int distinctRows() {
        int rows = 0;
        for (int t = 0; t < ended.length; t++) {
            rows += (ended[t] > 0 ? 1 : 0) + (running[t] > 0 ? 1 : 0);
        }
        return rows;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RenewalTable that
                && Arrays.equals(ended, that.ended)
                && Arrays.equals(running, that.running);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(contracts()) * 31 + longest();
    }

    /** {@code 1000 contracts over at most 7 periods, 491 still running}. */
    @Override
    public String toString() {
        return contracts() + " contracts over at most " + longest() + " periods, "
                + Arrays.stream(running).sum() + " still running";
    }
}
