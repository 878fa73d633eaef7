/**
 * Stage models and the pure step: what a customer's lifecycle may do, and what one event does to one position. Nothing here reads
 * a clock, keeps a customer, or knows a database; everything is immutable once built and may be shared between threads.
 *
 * <p>The way of an event through this room: {@link dev.lifecycle.model.StageModel#decide StageModel.decide} asks {@code Stepper},
 * which reads the compiled {@code Table}, and answers with a {@link dev.lifecycle.model.Decision}.
 */
@NullMarked
package dev.lifecycle.model;

import org.jspecify.annotations.NullMarked;
