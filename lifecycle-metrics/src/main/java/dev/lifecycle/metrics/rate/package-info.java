/**
 * Shares and their uncertainty: the number every other metric is made of, its interval under a named method, and the comparison
 * of two shares. Nothing here knows about customers, time or money.
 */
@NullMarked
package dev.lifecycle.metrics.rate;

import org.jspecify.annotations.NullMarked;
