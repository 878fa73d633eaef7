package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the host asks of a row, under the name by which a definition id tells it apart from other conditions.
 *
 * @param name  in the host's words
 * @param holds whether a row meets it
 */
public record Condition<T>(String name, Extractor<? super T, Boolean> holds) implements Serializable {

    /** @throws IllegalArgumentException if the name is blank */
    public Condition {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Messages.namelessCondition());
        }
    }

    /** A condition's part of a definition id, such as {@code /started-by-order}; empty text where there is none. */
    public static String id(String role, @Nullable Condition<?> condition) {
        return condition == null ? "" : "/" + role + "-" + condition.name;
    }

    /**
     * Whether the row meets it.
     *
     * @param what what the condition is for, as the error says it
     * @throws dev.lifecycle.metrics.InvalidRowException if the row does not tell
     */
    public boolean of(T row, String what) {
        return Rows.<T, Boolean>required(holds, row, what);
    }
}
