/**
 * What a customer is worth by the stage of a lifecycle model: a Markov chain counted from stage history, the value of each stage, and how
 * sure it is. Besides the journey room this is the one place of the metrics that knows stages.
 */
@NullMarked
package dev.lifecycle.metrics.value.markov;

import org.jspecify.annotations.NullMarked;
