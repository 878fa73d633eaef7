/**
 * How a metric that is a sum over customers comes in two levels; not exported.
 *
 * <p>{@code PerCustomer} is what all of them share: it reads the accumulator of one nameless customer from bytes, counts into it as the metric does,
 * writes it back, and asks what it counts for in {@code Cells}. A metric tells how its accumulator is written without ids, which cells it
 * counts for, and how its result is read off the cells of all.
 */
@NullMarked
package dev.lifecycle.metrics.internal.counts;

import org.jspecify.annotations.NullMarked;
