/**
 * Accumulators as bytes: the envelope with its checks, what is written into it and read from it, and the one state class whose Java
 * serialisation goes the same way. Nothing here knows a metric; a state says in two methods, side by side, what it is made of.
 */
@NullMarked
package dev.lifecycle.metrics.internal.bytes;

import org.jspecify.annotations.NullMarked;
