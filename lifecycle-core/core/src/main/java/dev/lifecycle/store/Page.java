package dev.lifecycle.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of many, and where to go on.
 *
 * @param <T>    what it holds
 * @param items  in the order promised by the query
 * @param cursor hand it back to get what follows; null when this was the last page
 */
public record Page<T>(List<T> items, @Nullable String cursor) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Where the next page begins, if there is one. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }
}
