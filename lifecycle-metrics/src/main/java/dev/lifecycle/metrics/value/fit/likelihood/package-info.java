/**
 * From the log-likelihood of any model to its {@code Fit}: maximising, the covariance, and the verdict with its advice. All models use it,
 * none is known here, and no user sees it.
 */
@NullMarked
package dev.lifecycle.metrics.value.fit.likelihood;

import org.jspecify.annotations.NullMarked;
