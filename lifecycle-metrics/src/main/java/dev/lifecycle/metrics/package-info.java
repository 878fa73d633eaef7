/**
 * What every metric shares: the extractor over the host's own types and the accumulator that merges in any split. No single metric lives
 * here, and nothing here logs, reads a clock or knows a default zone.
 */
@NullMarked
package dev.lifecycle.metrics;

import org.jspecify.annotations.NullMarked;
