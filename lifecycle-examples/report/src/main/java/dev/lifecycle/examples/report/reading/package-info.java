/**
 * A purchase log as it is, in whatever shape it was exported: finds out charset, delimiter, columns, date order and number style, says
 * what it found, and gives columns of numbers. Every guess can be overruled; nothing is guessed in silence. Knows nothing of stages or
 * metrics.
 */
@NullMarked
package dev.lifecycle.examples.report.reading;

import org.jspecify.annotations.NullMarked;
