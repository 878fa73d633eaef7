/**
 * The distinct rows of a summary and how many customers share each, so that a million customers cost what their distinct rows cost. Columns
 * of numbers for the rooms that fit and predict; no user sees them.
 */
@NullMarked
package dev.lifecycle.metrics.value.summary.distinct;

import org.jspecify.annotations.NullMarked;
