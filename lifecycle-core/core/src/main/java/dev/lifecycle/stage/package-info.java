/**
 * The words of a stage model, as plain values: stages and their groups, what happens to a customer and when a rule listens, what contact is
 * planned, and what is answered and written down. Nothing here decides anything; the models of {@link dev.lifecycle.model} do.
 */
@NullMarked
package dev.lifecycle.stage;

import org.jspecify.annotations.NullMarked;
