package dev.lifecycle.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong, so that a reader hears of all of it at once. */
final class Problems {

    /** A document of nothing but mistakes must not make an error as large as itself. */
    private static final int MOST = 100;

    private final List<JsonProblem> found = new ArrayList<>();

    void add(String pointer, String text) {
        if (found.size() < MOST) {
            found.add(new JsonProblem(pointer, text));
        }
    }

    /** The value, unless making it is refused, which becomes a problem. */
    <T> @Nullable T attempt(String pointer, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            add(pointer, Messages.shortened(String.valueOf(e.getMessage())));
            return null;
        }
    }

    void check(@Nullable Throwable cause) {
        if (!found.isEmpty()) {
            throw new InvalidJsonException(found, cause);
        }
    }

    boolean any() {
        return !found.isEmpty();
    }
}
