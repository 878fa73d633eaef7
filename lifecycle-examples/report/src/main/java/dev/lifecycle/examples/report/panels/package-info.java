/**
 * The panels of the report, one class each: what a team looks at, worked out by the metrics library from the plain rows of
 * {@code rows}. Where the rows come from is not known here; nor is any metric defined here.
 */
@NullMarked
package dev.lifecycle.examples.report.panels;

import org.jspecify.annotations.NullMarked;
