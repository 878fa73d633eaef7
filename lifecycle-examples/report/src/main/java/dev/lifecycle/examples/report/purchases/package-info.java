/**
 * Any purchase log as input: reads it row by row, says what is wrong with it, and takes its customers through a lifecycle. Knows nothing
 * of the made-up year.
 */
@NullMarked
package dev.lifecycle.examples.report.purchases;

import org.jspecify.annotations.NullMarked;
