/**
 * How long until it happens, when for many it has not happened yet: survival curves, cumulative hazards and their comparison,
 * from durations and whether each ended in the event. Nothing here knows what the event is; models of why customers leave live in
 * {@code value}.
 */
@NullMarked
package dev.lifecycle.metrics.survival;

import org.jspecify.annotations.NullMarked;
