package dev.lifecycle.metrics;

import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thing out of a host's own row: the customer, the instant, the amount. A function that can be serialised, so that a
 * metric can travel to where the rows are; a method reference such as {@code Order::customer} is one.
 *
 * <p>A lambda must say what its row is, {@code (Order o) -> o.id()} or {@code Retention.<Order>of(o -> o.id(), …)}: options may follow it, and
 * until they end nothing else tells the compiler.
 *
 * <p>An extractor that returns {@code null} where the metric needs a value makes the metric refuse the row with
 * {@link InvalidRowException}; where a metric allows an empty value (the end of a running subscription) it says so.
 *
 * @param <T> the host's row
 * @param <R> what is read out of it
 */
@FunctionalInterface
public interface Extractor<T, R extends @Nullable Object> extends Function<T, R>, Serializable {}
