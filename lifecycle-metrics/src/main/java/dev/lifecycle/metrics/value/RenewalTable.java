package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Extractor;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Contracts by how many periods they lasted: how many were not renewed after each period, and how many are still running after so
 * many renewals.
 *
 * <pre>{@code
 * RenewalTable table = RenewalTable.ofSurvivors(1000, 869, 743, 653);       // a cohort, year by year
 * RenewalTable table = contracts.stream().collect(RenewalTable.of(Contract::years, Contract::cancelled));
 * }</pre>
 */
public final class RenewalTable implements Serializable {

    private static final long serialVersionUID = 1L;

    private long[] ended = new long[8];
    private long[] running = new long[8];

    RenewalTable() {}

    /**
     * One cohort, counted at the start and after every period; nobody is lost sight of.
     *
     * @param survivors never rising
     * @throws IllegalArgumentException if a count is negative or above the one before
     */
    public static RenewalTable ofSurvivors(long... survivors) {
        RenewalTable table = new RenewalTable();
        for (int t = 1; t < survivors.length; t++) {
            if (survivors[t] < 0 || survivors[t] > survivors[t - 1]) {
                throw new IllegalArgumentException(Messages.survivorsRefused(t, survivors[t], survivors[t - 1]));
            }
            table.add(t, true, survivors[t - 1] - survivors[t]);
        }
        if (survivors.length > 0) {
            table.add(survivors.length - 1, false, survivors[survivors.length - 1]);
        }
        return table;
    }

    /**
     * Reads single contracts out of the host's rows.
     *
     * @param periods how many periods the contract lasted until it was not renewed (1 or more), or how often it has been renewed
     *                so far (0 or more)
     * @param ended   whether it was not renewed
     */
    public static <T> RenewalMetric<T> of(Extractor<? super T, Integer> periods, Extractor<? super T, Boolean> ended) {
        return new RenewalMetric<>(periods, ended);
    }

    void add(int period, boolean over, long contracts) {
        if (period >= ended.length) {
            int capacity = Math.max(period + 1, ended.length * 2);
            ended = Arrays.copyOf(ended, capacity);
            running = Arrays.copyOf(running, capacity);
        }
        long[] column = over ? ended : running;
        column[period] += contracts;
    }

    void addAll(RenewalTable other) {
        for (int t = 0; t < other.ended.length; t++) {
            add(t, true, other.ended[t]);
            add(t, false, other.running[t]);
        }
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
        for (int t = ended.length - 1; t >= 0; t--) {
            if (ended[t] + running[t] > 0) {
                return t;
            }
        }
        return 0;
    }

    /** How many contracts. */
    public long contracts() {
        return Arrays.stream(ended).sum() + Arrays.stream(running).sum();
    }

    RenewalTable requireContracts(String model) {
        if (contracts() == 0) {
            throw new IllegalArgumentException(Messages.noContracts(model));
        }
        return this;
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
                && Arrays.equals(Arrays.copyOf(ended, longest() + 1), Arrays.copyOf(that.ended, that.longest() + 1))
                && Arrays.equals(
                        Arrays.copyOf(running, longest() + 1), Arrays.copyOf(that.running, that.longest() + 1));
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
