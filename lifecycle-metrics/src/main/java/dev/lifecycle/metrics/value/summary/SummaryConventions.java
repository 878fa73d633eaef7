package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How purchases became a summary; two summaries made differently give different parameters.
 *
 * <p>Always so: all purchases of a customer on one day are one purchase; the frequency counts repeat days, those without spend
 * among them; ages are differences of dates, up to the last day, which is included; the mean spend is that of repeat days, the
 * first day left out.
 *
 * @param unit             of recency, age and horizon
 * @param zone             in which a purchase has its day
 * @param calibrationEnd   the last day of the summaries, included
 * @param holdoutEndOrNull the last day of the holdout, included; null without one
 * @param mergedPurchases  purchases that shared their customer's day with an earlier one
 * @param zeroSpendDays    repeat days in the calibration without any spend, which count in the frequency
 * @param afterEnd         purchases after the last day observed, left out
 * @param newInHoldout     customers first seen in the holdout, left out
 */
public record SummaryConventions(
        TimeUnit unit,
        ZoneId zone,
        LocalDate calibrationEnd,
        @Nullable LocalDate holdoutEndOrNull,
        long mergedPurchases,
        long zeroSpendDays,
        long afterEnd,
        long newInHoldout)
        implements Serializable {

    /** The last day of the holdout, included. */
    public Optional<LocalDate> holdoutEnd() {
        return Optional.ofNullable(holdoutEndOrNull);
    }

    /** One line a report can print under its table. */
    @Override
    public String toString() {
        return unit.name() + " of " + unit.days() + " days, days in " + zone + ", calibrated to " + calibrationEnd
                + " included"
                + holdoutEnd().map(d -> ", held out to " + d + " included").orElse("")
                + "; one purchase per customer and day (" + mergedPurchases + " merged); " + zeroSpendDays
                + " repeat days without spend count; mean spend over repeat days; " + afterEnd
                + " purchases after the end and "
                + newInHoldout + " customers new in the holdout left out";
    }
}
