/**
 * How customers move: funnels over events or stages, time in stage, stock and flow, transitions, bottlenecks, checkout and cart
 * recovery. Input is any history of the host, or that of a stage model; what the moves are worth is said elsewhere.
 */
@NullMarked
package dev.lifecycle.metrics.journey;

import org.jspecify.annotations.NullMarked;
