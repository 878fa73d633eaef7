package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Tracked;
import java.time.LocalDate;

/**
 * Repeat purchases of all customers in one period, and up to its end.
 *
 * @param period             1 for the period that begins with the first purchase of all
 * @param lastDay            of the period, included
 * @param holdout            whether it lies after the calibration
 * @param actual             repeat purchases in the period
 * @param expected           by the model, in the period
 * @param cumulativeActual   up to its end
 * @param cumulativeExpected by the model, up to its end
 */
public record TrackingPoint(
        int period,
        LocalDate lastDay,
        boolean holdout,
        long actual,
        double expected,
        long cumulativeActual,
        double cumulativeExpected)
        implements Result, Tracked {}
