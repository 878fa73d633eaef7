package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Tracked;

/**
 * Repeat purchases of all customers at one occasion, and up to it.
 *
 * @param occasion           its number
 * @param holdout            whether it lies after the calibration
 * @param actual             repeat purchases at the occasion
 * @param expected           by the model, at the occasion
 * @param cumulativeActual   up to it, included
 * @param cumulativeExpected by the model, up to it
 */
public record OpportunityPoint(
        int occasion, boolean holdout, long actual, double expected, long cumulativeActual, double cumulativeExpected)
        implements Result, Tracked {}
