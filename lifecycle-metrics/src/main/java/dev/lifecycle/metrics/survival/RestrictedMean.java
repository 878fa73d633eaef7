package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;

/**
 * The mean time without the event up to a horizon: the area under the survival curve.
 *
 * @param horizon       where the area ends
 * @param mean          in the unit of the durations
 * @param standardError in the same unit
 * @param interval      mean ± z standard errors, not below 0
 */
public record RestrictedMean(double horizon, double mean, double standardError, Interval interval) implements Result {}
