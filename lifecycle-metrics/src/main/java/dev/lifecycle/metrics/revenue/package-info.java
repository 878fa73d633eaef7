/**
 * Money that recurs and stays: subscription movements, gross and net retention, normalisation, value by cohort age, the simple
 * formulas of lifetime value, and what customers cost by channel. Money is exact and of one currency per result; fitted models are in the
 * value package.
 */
@NullMarked
package dev.lifecycle.metrics.revenue;

import org.jspecify.annotations.NullMarked;
