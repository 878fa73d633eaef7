/**
 * The compiled engine behind a stage model: which rules are asked in which order, when timers are due, how events are counted. It knows
 * numbers alone, of stages, event types and rules, and never a type of {@code dev.lifecycle.model}, which gives the numbers their meaning
 * and asks the host's guards. Not exported: nothing outside the model may lean on it.
 */
@NullMarked
package dev.lifecycle.model.engine;

import org.jspecify.annotations.NullMarked;
