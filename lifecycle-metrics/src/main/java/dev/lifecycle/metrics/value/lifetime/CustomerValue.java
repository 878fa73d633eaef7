package dev.lifecycle.metrics.value.lifetime;

import dev.lifecycle.metrics.Result;

/**
 * One customer's residual value.
 *
 * @param customer         who
 * @param value            in units of money
 * @param probabilityAlive that they will still buy
 */
public record CustomerValue(Object customer, double value, double probabilityAlive) implements Result {}
