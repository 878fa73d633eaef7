/**
 * From a log of purchases to what the models read: of every customer the frequency x, the recency t<sub>x</sub>, the age T and the mean spend,
 * with a holdout if asked for, and how it was made. Nothing is fitted here.
 */
@NullMarked
package dev.lifecycle.metrics.value.summary;

import org.jspecify.annotations.NullMarked;
