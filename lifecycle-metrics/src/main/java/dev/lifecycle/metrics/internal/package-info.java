/**
 * What metrics count in, and nothing of what they mean; not exported.
 *
 * <p>The seam is {@code CustomerState}: it numbers customers once ({@code Customers}), and a metric declares what it keeps of each as a
 * {@code CustomerColumn}, which grows, merges and travels as bytes with the state: {@code CustomerRows} (every row), {@code Earliest} (the
 * smallest value), {@code ActivityGrid} (a bit per period), or its own of {@code IntColumn} and {@code LongColumn}. A {@code BatchedState}
 * lets rows wait ({@code Arrivals}) until their customers can be numbered together, which is faster when there are many. A {@code StateMetric}
 * is what is left to a metric: how a row is noted and what is read in the end. So a state can be written, split by customer or kept in an
 * engine without its metric knowing.
 */
@NullMarked
package dev.lifecycle.metrics.internal;

import org.jspecify.annotations.NullMarked;
