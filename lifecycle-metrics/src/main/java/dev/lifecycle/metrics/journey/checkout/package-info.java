/**
 * Carts from their first step to the order, or to where they were left, and how many of those came back. Looks at the events of carts
 * alone; what a customer is to the business is told by the stages of {@link dev.lifecycle.metrics.journey}.
 */
@NullMarked
package dev.lifecycle.metrics.journey.checkout;

import org.jspecify.annotations.NullMarked;
