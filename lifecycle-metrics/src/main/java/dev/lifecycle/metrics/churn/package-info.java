/**
 * Who left: count churn under named definitions, churn by silence for stores without contracts, recognition time and reasons.
 * Lost money is in the revenue package; the curve of survival is in the survival package.
 */
@NullMarked
package dev.lifecycle.metrics.churn;

import org.jspecify.annotations.NullMarked;
