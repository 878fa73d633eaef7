/**
 * Recency, frequency and monetary value of every customer, scored by fifths: a description of the past, without a model.
 */
@NullMarked
package dev.lifecycle.metrics.value.rfm;

import org.jspecify.annotations.NullMarked;
