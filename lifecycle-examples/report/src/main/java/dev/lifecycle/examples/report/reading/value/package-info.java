/**
 * Dates and amounts out of cells, however they are written, and the evidence that all values give about the order of day and month and
 * about the decimal sign. Knows nothing of files, rows and purchases.
 */
@NullMarked
package dev.lifecycle.examples.report.reading.value;

import org.jspecify.annotations.NullMarked;
