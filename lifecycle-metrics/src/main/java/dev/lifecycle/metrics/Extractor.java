package dev.lifecycle.metrics;

import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thing out of a host's own row: the customer, the instant, the amount. A function that can be serialised, so that a
 * metric can travel to where the rows are; a method reference such as {@code Order::customer} is one.
 *
 * <p>An extractor that returns {@code null} where the metric needs a value makes the metric refuse the row with
 * {@link InvalidRowException}; where a metric allows an empty value (the end of a running subscription) it says so.
 *
 * @param <T> the host's row
 * @param <R> what is read out of it
 */
@FunctionalInterface
public interface Extractor<T, R extends @Nullable Object> extends Function<T, R>, Serializable {}
