/**
 * What is said of the bytes of an accumulator that cannot be taken for it. {@code Metric.write} makes such bytes, {@code Metric.read} reads
 * them; it lies below all metrics, as the bytes of all of them are read in one way.
 */
@NullMarked
package dev.lifecycle.metrics.state;

import org.jspecify.annotations.NullMarked;
