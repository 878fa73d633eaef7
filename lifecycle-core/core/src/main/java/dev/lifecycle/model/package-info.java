/**
 * Stage models and the pure step: what a customer's lifecycle may do, and what one event does to one position. Nothing here reads
 * a clock, keeps a customer, or knows a database; everything is immutable once built and may be shared between threads.
 *
 * <p>The way of an event through this room: {@link dev.lifecycle.model.StageModel#decide StageModel.decide} asks {@code Stepper},
 * which reads the tables of the engine, the room below that knows numbers alone, and answers with a
 * {@link dev.lifecycle.model.Decision}. A {@code Rulebook} says what the numbers mean.
 */
@NullMarked
package dev.lifecycle.model;

import org.jspecify.annotations.NullMarked;
