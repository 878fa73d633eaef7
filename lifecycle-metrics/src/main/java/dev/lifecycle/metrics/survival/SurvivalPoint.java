package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A survival curve at one event time.
 *
 * @param time          of the event, in the unit of the durations
 * @param atRisk        how many were under observation just before
 * @param events        how many of them had the event
 * @param survival      the probability to be without the event beyond this time
 * @param standardError Greenwood's, on the scale of the survival; empty where the survival is 0
 * @param interval      at the curve's level and transform; empty where the survival is 0
 */
public record SurvivalPoint(
        double time,
        long atRisk,
        long events,
        double survival,
        OptionalDouble standardError,
        Optional<Interval> interval)
        implements Result {}
