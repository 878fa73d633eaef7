package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;

/**
 * What one customer did after the calibration.
 *
 * @param purchases distinct purchase days
 * @param spend     their total, in units of money
 */
public record Holdout(int purchases, double spend) implements Result, Serializable {}
