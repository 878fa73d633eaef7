package dev.lifecycle.examples.report.reading;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows count, and how many may be unreadable.
 *
 * @param where        columns and the value each must have, in any case
 * @param currency     the code of the currency to keep; null if there is one alone
 * @param observeUntil the last day to look at; null for all
 * @param tolerated    the share of rows that may be left out as unreadable, 0 to 1
 * @param strict       whether the first unreadable row stops the run
 */
public record Selection(
        Map<String, String> where,
        @Nullable String currency,
        @Nullable LocalDate observeUntil,
        double tolerated,
        boolean strict) {

    /** All rows, of which one in a hundred may be unreadable. */
    public static final Selection ALL = new Selection(Map.of(), null, null, 0.01, false);

    /** Copies the map. */
    public Selection {
        where = Map.copyOf(where);
    }
}
