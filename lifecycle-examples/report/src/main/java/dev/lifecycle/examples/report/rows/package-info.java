/**
 * The plain rows that panels are worked out from: a purchase, a move between stages, an answer, a stretch of a subscription. Whoever has
 * such rows, a generated shop or somebody's own log, can have the panels; no row knows where it came from or what is counted of it.
 */
@NullMarked
package dev.lifecycle.examples.report.rows;

import org.jspecify.annotations.NullMarked;
