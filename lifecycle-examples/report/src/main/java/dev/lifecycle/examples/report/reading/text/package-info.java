/**
 * Rows out of files: what the bytes are, which lines there are, how a line is cut into cells, and which rows cannot be cut. Knows nothing of
 * what stands in the cells.
 */
@NullMarked
package dev.lifecycle.examples.report.reading.text;

import org.jspecify.annotations.NullMarked;
