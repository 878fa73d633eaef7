/**
 * The next periods of a customer base: purchases and revenue of the customers there are and of those still to come, by period and by cohort, with
 * prediction intervals, and how good the same forecast was on a holdout. The models are fitted in the rooms below; nothing is fitted here.
 */
@NullMarked
package dev.lifecycle.metrics.value.forecast;

import org.jspecify.annotations.NullMarked;
