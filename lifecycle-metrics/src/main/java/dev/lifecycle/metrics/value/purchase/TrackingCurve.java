package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Tracked;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.SummaryConventions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Whether a purchase model tells the truth: the repeat purchases of the whole cohort period by period, actual against expected, through
 * the calibration it was fitted to and the holdout it has not seen.
 *
 * <p>Periods are units of the summary (weeks), from the day of the first purchase of all to the last day observed; a last period
 * that is not complete is left out.
 *
 * @param points one per complete period
 */
public record TrackingCurve(List<TrackingPoint> points) implements Result {

    /** Copies the points. */
    public TrackingCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of the customers of a summary under a model.
     *
     * @throws IllegalArgumentException if the summary was not made from purchases, or has none
     */
    public static TrackingCurve of(PurchaseModel model, PurchaseSummary summary) {
        SortedMap<LocalDate, Long> births = summary.firstPurchases();
        SortedMap<LocalDate, Long> repeats = summary.repeatPurchases();
        SummaryConventions how = summary.conventions()
                .filter(conventions -> !births.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(Messages.noTimeline()));
        LocalDate origin = births.firstKey();
        LocalDate end = how.holdoutEnd().orElse(how.calibrationEnd());
        Map<Long, Double> byAge = new HashMap<>();
        List<TrackingPoint> points = new ArrayList<>();
        LocalDate next = origin;
        long seen = 0;
        double before = 0;
        for (int period = 1; ; period++) {
            LocalDate last = origin.plusDays(Math.round(period * how.unit().days()) - 1);
            if (last.isAfter(end)) {
                return new TrackingCurve(points);
            }
            LocalDate after = last.plusDays(1);
            long actual = repeats.subMap(next, after).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            double expected = 0;
            for (Map.Entry<LocalDate, Long> born : births.headMap(last).entrySet()) {
                double ofEach = byAge.computeIfAbsent(
                        last.toEpochDay() - born.getKey().toEpochDay(),
                        days -> model.expectedPurchases(days / how.unit().days()));
                expected += born.getValue() * ofEach;
            }
            seen += actual;
            points.add(new TrackingPoint(
                    period, last, last.isAfter(how.calibrationEnd()), actual, expected - before, seen, expected));
            before = expected;
            next = after;
        }
    }

    /** Expected over actual repeat purchases in the holdout, less one: 0.05 is 5 % too many. Empty without purchases there. */
    public OptionalDouble holdoutError() {
        return Tracked.holdoutError(points);
    }

    /** A line per period, those of the holdout with a star. */
    @Override
    public String toString() {
        return Tracked.table("period", points, TrackingPoint::period);
    }
}
