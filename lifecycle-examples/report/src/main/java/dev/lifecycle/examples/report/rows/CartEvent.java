package dev.lifecycle.examples.report.rows;

import dev.lifecycle.metrics.journey.checkout.CartStep;
import java.time.Instant;

/**
 * Something happened to a cart.
 *
 * @param cart    which, the same over sessions and devices
 * @param segment what kind of customer
 * @param at      when
 * @param kind    what, as abandonment counts it
 * @param step    what, in the shop's words
 */
public record CartEvent(String cart, String segment, Instant at, CartStep kind, String step) {}
