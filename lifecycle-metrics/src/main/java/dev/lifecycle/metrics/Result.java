package dev.lifecycle.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a metric or a model, as something that other programs read: every result can say its figures by name. A mapper
 * that writes records and getters, such as Jackson's, needs nothing else to write a result with what a person reads off it: its parts, and under
 * {@code figures} what is computed from them (net retention, scores, intervals, parameters, the verdict of a fit).
 *
 * <pre>{@code
 * new JsonMapper().writeValueAsString(mrr.of("2026-03").bridge());
 * // {"start":10000, …, "figures":{"end":12000, "grossRetention":0.88, "netRetention":0.96, …}}
 * }</pre>
 */
public interface Result {

    /**
     * The figures of this result by the name of the method that gives each, in the order of their names: everything public that needs no
     * argument and is no component of a record. A figure that is undefined is null, and so is one that does not exist for these data
     * (a value to the end of time that is endless).
     */
    default Map<String, @Nullable Object> getFigures() {
        return Figures.of(this);
    }
}
