package dev.lifecycle.metrics.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Whether a purchase model tells the truth: the repeat purchases of the whole cohort period by period, actual against expected, through
 * the calibration it was fitted to and the holdout it has not seen.
 *
 * <p>Periods are units of the summary (weeks), from the day of the first purchase of all to the last day observed; a last period
 * that is not complete is left out.
 *
 * @param points one per complete period
 */
public record TrackingCurve(List<TrackingPoint> points) {

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
        Timeline timeline = summary.timeline();
        if (timeline.births().isEmpty()) {
            throw new IllegalArgumentException(Messages.noTimeline());
        }
        SummaryConventions how =
                summary.conventions().orElseThrow(() -> new IllegalArgumentException(Messages.noTimeline()));
        int origin = timeline.births().first();
        int end = Math.toIntExact(how.holdoutEnd().orElse(how.calibrationEnd()).toEpochDay());
        Map<Integer, Double> byAge = new HashMap<>();
        List<TrackingPoint> points = new ArrayList<>();
        int day = origin;
        long seen = 0;
        double before = 0;
        for (int period = 1; ; period++) {
            int last = origin + (int) Math.round(period * how.unit().days()) - 1;
            if (last > end) {
                return new TrackingCurve(points);
            }
            long seenBefore = seen;
            for (; day <= last; day++) {
                seen += timeline.repeats().on(day);
            }
            double expected = 0;
            for (int birth = origin; birth < last; birth++) {
                long born = timeline.births().on(birth);
                if (born > 0) {
                    expected += born
                            * byAge.computeIfAbsent(
                                    last - birth,
                                    days -> model.expectedPurchases(
                                            days / how.unit().days()));
                }
            }
            LocalDate lastDay = LocalDate.ofEpochDay(last);
            points.add(new TrackingPoint(
                    period,
                    lastDay,
                    lastDay.isAfter(how.calibrationEnd()),
                    seen - seenBefore,
                    expected - before,
                    seen,
                    expected));
            before = expected;
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
