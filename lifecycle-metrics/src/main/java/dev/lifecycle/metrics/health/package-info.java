/**
 * How well customers do, as one figure made of several measures: scores by declared weights, weights learnt from what happened, and
 * signals of risk with the value that hangs on them. The measures come from the host or from the rooms beside; nothing here decides what is to be done.
 */
@NullMarked
package dev.lifecycle.metrics.health;

import org.jspecify.annotations.NullMarked;
