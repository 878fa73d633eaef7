/**
 * What every fitted model tells of itself: its parameters with their errors, the verdict of the data, and how sure it is of what is
 * computed from it. How a fit is found is {@code fit.likelihood}'s business; no single model is known here.
 */
@NullMarked
package dev.lifecycle.metrics.value.fit;

import org.jspecify.annotations.NullMarked;
