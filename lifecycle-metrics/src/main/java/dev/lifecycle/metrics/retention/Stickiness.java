package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * In how many distinct periods customers were active: how many in exactly one, two, three.
 *
 * <p>Customers without a counted period are in no number; without any row it is empty and open. This is not daily over monthly active users, which goes by the same
 * name elsewhere.
 *
 * <pre>{@code
 * Stickiness march = visits.stream().collect(Stickiness.of(Visit::user, Visit::at).during(MARCH_2026).over(Periods.daily(PARIS)));
 * march.atLeast(5);      // customers active on five days or more
 * }</pre>
 *
 * @param definition id of the definition, such as {@code stickiness/day@Europe/Paris/at-least-1}
 * @param exact      number of distinct periods to customers, ascending; numbers nobody has are absent
 * @param complete   whether the last period, or all of the declared days, was observed to its end
 * @param laterRows  rows left out because they lie after the end of observation
 */
public record Stickiness(String definition, SortedMap<Integer, Long> exact, boolean complete, long laterRows)
        implements Result, Serializable {

    /** Copies the map. */
    public Stickiness {
        exact = Collections.unmodifiableSortedMap(new TreeMap<>(exact));
    }

    /**
     * Over rows of the host, to be completed by a calendar.
     *
     * @param customer who
     * @param at       when
     */
    public static <T> StickinessDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return StickinessDefinition.of(customer, at);
    }

    /** Customers active in exactly so many periods. */
    public long exactly(int periods) {
        return exact.getOrDefault(periods, 0L);
    }

    /** Customers active in so many periods or more. */
    public long atLeast(int periods) {
        return exact.tailMap(periods).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Number of periods to customers active in so many or more, from 1 to the highest number. */
    public SortedMap<Integer, Long> cumulative() {
        SortedMap<Integer, Long> cumulative = new TreeMap<>();
        for (int n = 1; !exact.isEmpty() && n <= exact.lastKey(); n++) {
            cumulative.put(n, atLeast(n));
        }
        return cumulative;
    }

    /** A line per number of periods; a last one where the last period is open. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("periods", "exactly", "or more"));
        for (Map.Entry<Integer, Long> entry : cumulative().entrySet()) {
            table.line(List.of(
                    entry.getKey().toString(),
                    String.valueOf(exactly(entry.getKey())),
                    entry.getValue().toString()));
        }
        return table + (complete ? "" : "* the last period is not over yet\n");
    }
}
