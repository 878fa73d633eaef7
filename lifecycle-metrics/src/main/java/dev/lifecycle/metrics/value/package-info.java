/**
 * What customers are worth: purchase summaries, the probability models fitted to them, spend, lifetime value with its
 * uncertainty, and value by lifecycle stage. Results are values; reading and writing files is the host's, and how special
 * functions and maximisers work lives in {@code numeric}.
 */
@NullMarked
package dev.lifecycle.metrics.value;

import org.jspecify.annotations.NullMarked;
