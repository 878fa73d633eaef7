/**
 * The shape all metrics share: extractors over the host's own types, the metric as a collector and as four functions over a
 * mergeable accumulator, periods in a time zone, and results split by segment. No single metric is defined here.
 */
@NullMarked
package dev.lifecycle.metrics;

import org.jspecify.annotations.NullMarked;
