/**
 * What the numbers of a compiled model stand for: its stages, its event types and what covers which, and the nesting of its groups. Not
 * exported: nothing outside the model may lean on it.
 */
@NullMarked
package dev.lifecycle.model.types;

import org.jspecify.annotations.NullMarked;
