package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Tracked;
import dev.lifecycle.metrics.value.numeric.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether {@link BgBb} tells the truth: the repeat purchases of all customers occasion by occasion, actual against expected, through the
 * calibration the model was fitted to and the holdout it has not seen.
 *
 * @param points one per occasion, from the one after the first customers began to the last observed
 */
public record OpportunityCurve(List<OpportunityPoint> points) implements Result {

    /** Copies the points. */
    public OpportunityCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of the customers of a summary under a model.
     *
     * @throws IllegalArgumentException if the summary has no customers
     */
    public static OpportunityCurve of(BgBb model, OpportunitySummary summary) {
        if (summary.births().isEmpty()) {
            throw new IllegalArgumentException(Messages.noTimeline());
        }
        return of(model, summary.births(), summary.repeats(), summary.calibrationEnd(), summary.end());
    }

    /**
     * The curve of one cohort whose totals were counted elsewhere; its occasions are numbered from 1.
     *
     * @param customers    how many there are in the cohort
     * @param calibrated   of how many occasions the calibration was; the others are the holdout
     * @param purchases    of all customers, at each occasion
     * @throws IllegalArgumentException if a count is negative
     */
    public static OpportunityCurve ofCohort(BgBb model, long customers, int calibrated, long... purchases) {
        Checks.notNegative("number of customers", (double) customers);
        Checks.notNegative("number of occasions of the calibration", calibrated);
        SortedMap<Integer, Long> births = new TreeMap<>();
        births.put(0, customers);
        SortedMap<Integer, Long> repeats = new TreeMap<>();
        for (int i = 0; i < purchases.length; i++) {
            Checks.notNegative("number of purchases", (double) purchases[i]);
            repeats.put(i + 1, purchases[i]);
        }
        return of(model, births, repeats, calibrated, purchases.length);
    }

    private static OpportunityCurve of(
            BgBb model,
            SortedMap<Integer, Long> births,
            SortedMap<Integer, Long> repeats,
            int calibrationEnd,
            int end) {
        List<OpportunityPoint> points = new ArrayList<>();
        long seen = 0;
        double before = 0;
        for (int occasion = births.firstKey() + 1; occasion <= end; occasion++) {
            double expected = 0;
            for (Map.Entry<Integer, Long> born : births.headMap(occasion).entrySet()) {
                expected += born.getValue() * model.expectedPurchases(occasion - born.getKey());
            }
            long actual = repeats.getOrDefault(occasion, 0L);
            seen += actual;
            points.add(new OpportunityPoint(
                    occasion, occasion > calibrationEnd, actual, expected - before, seen, expected));
            before = expected;
        }
        return new OpportunityCurve(points);
    }

    /** Expected over actual repeat purchases in the holdout, less one: 0.05 is 5 % too many. Empty without purchases there. */
    public OptionalDouble holdoutError() {
        return Tracked.holdoutError(points);
    }

    /** A line per occasion, those of the holdout with a star. */
    @Override
    public String toString() {
        return Tracked.table("occasion", points, OpportunityPoint::occasion);
    }
}
