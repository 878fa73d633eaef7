/**
 * What a purchase is worth: the Gamma-Gamma model of spend over purchase summaries, whom it was fitted to, and whom it left out.
 */
@NullMarked
package dev.lifecycle.metrics.value.spend;

import org.jspecify.annotations.NullMarked;
