package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectReadContext;

/** What is known while one document is read: what names are bound to, what it has declared so far, and everything wrong with it. */
final class Reading {

    /** A document of nothing but mistakes must not make an error as large as itself. */
    private static final int MOST = 100;

    /** What the host has bound. */
    final Bindings bindings;

    /** Reads what only the host's own mapper can. */
    final ObjectReadContext jackson;

    /** The stages that the model at hand has declared. */
    final Map<String, Stage> stages = new LinkedHashMap<>();

    /** The groups that the model at hand has declared. */
    final Set<String> groups = new LinkedHashSet<>();

    private final List<JsonProblem> found = new ArrayList<>();
    private int count;
    private @Nullable Throwable cause;

    Reading(Bindings bindings, ObjectReadContext jackson) {
        this.bindings = bindings;
        this.jackson = jackson;
    }

    void note(String pointer, String text) {
        count++;
        if (found.size() < MOST) {
            found.add(new JsonProblem(pointer, text));
        }
    }

    /** Where the problems come from, if not from the document itself. */
    void because(Throwable error) {
        cause = error;
    }

    /** How many there are so far. */
    int problems() {
        return count;
    }

    /** @throws InvalidJsonException if there are problems, naming them all */
    void check() {
        if (count > 0) {
            throw new InvalidJsonException(found, cause);
        }
    }

    /**
     * The value that was read.
     *
     * @throws InvalidJsonException if there are problems, naming them all
     */
    <T> T result(@Nullable T value) {
        check();
        return Objects.requireNonNull(value);
    }
}
