package dev.lifecycle.examples.benchmarks.bulk;

import java.time.Instant;

/**
 * A row as a host would have it.
 *
 * @param customer who, by number
 * @param at       when
 * @param amount   what was paid
 */
public record Purchase(int customer, Instant at, double amount) {}
