/**
 * What a run found out, as text for the terminal and as {@code report.json}. Nothing here decides or measures anything: stages come from a
 * lifecycle, figures from the metrics.
 */
@NullMarked
package dev.lifecycle.examples.report;

import org.jspecify.annotations.NullMarked;
