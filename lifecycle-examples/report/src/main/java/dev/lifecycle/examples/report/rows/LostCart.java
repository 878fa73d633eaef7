package dev.lifecycle.examples.report.rows;

import org.jspecify.annotations.Nullable;

/**
 * A checkout that was never finished.
 *
 * @param cart   which
 * @param reason why, where the till said so; null if it did not
 */
public record LostCart(String cart, @Nullable String reason) {}
