/**
 * Compact structures that several metrics count in: customers as dense numbers, activity as bits, local days from instants.
 * Not exported; nothing here knows a metric's definition.
 */
@NullMarked
package dev.lifecycle.metrics.internal;

import org.jspecify.annotations.NullMarked;
