package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Customers who can buy (give, attend, renew) once at each of numbered occasions, as {@link BgBb} reads them: identical ones in one row;
 * with a holdout, also what they all did afterwards.
 *
 * <pre>{@code
 * OpportunitySummary donors = gifts.stream().collect(
 *         OpportunitySummary.of(Gift::donor, Gift::year).holdoutUntil(2006).over(2001));
 * BgBb model = BgBb.fit(donors.rows());
 * OpportunityCurve curve = OpportunityCurve.of(model, donors);
 * }</pre>
 *
 * <p>A customer begins at the first occasion at which they bought; only later ones are opportunities. Several purchases at one
 * occasion are one. No purchases give no rows, which no model can be fitted to.
 *
 * @param rows           the customers of the calibration, by opportunities, purchases and the last
 * @param calibrationEnd the last occasion of the rows, included
 * @param end            the last occasion observed, included; after the calibration's if there is a holdout
 * @param births         occasion to how many of these customers began at it
 * @param repeats        occasion to how many purchases after their first they made at it, calibration and holdout together
 * @param afterEnd       purchases after the last occasion observed, left out
 * @param newInHoldout   customers who began in the holdout, left out
 */
public record OpportunitySummary(
        List<OpportunityRow> rows,
        int calibrationEnd,
        int end,
        SortedMap<Integer, Long> births,
        SortedMap<Integer, Long> repeats,
        long afterEnd,
        long newInHoldout)
        implements Result, Serializable {

    /** Copies the list and the maps. */
    public OpportunitySummary {
        rows = List.copyOf(rows);
        births = Collections.unmodifiableSortedMap(new TreeMap<>(births));
        repeats = Collections.unmodifiableSortedMap(new TreeMap<>(repeats));
    }

    /**
     * Reads purchases out of the host's rows. A row is refused with {@link InvalidRowException} if its customer or occasion is missing, or the
     * number of the occasion lies outside ±1,000,000. Purchases after the last occasion observed are left out, and counted.
     *
     * @param customer whose purchase it is; any type with equals and hashCode
     * @param occasion at which: consecutive numbers, such as years
     */
    public static <T> OpportunitySummaryDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, Integer> occasion) {
        return new OpportunitySummaryDefinition<>(customer, occasion, null);
    }

    /** How many customers. */
    public long customers() {
        return births.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One line a report can print under its table. */
    @Override
    public String toString() {
        return customers() + " customers in " + rows.size() + " rows, calibrated to occasion " + calibrationEnd
                + " included" + (end > calibrationEnd ? ", held out to " + end + " included" : "")
                + "; one purchase per customer and occasion; " + afterEnd + " purchases after the end and "
                + newInHoldout + " customers new in the holdout left out";
    }
}
