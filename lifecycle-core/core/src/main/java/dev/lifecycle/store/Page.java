package dev.lifecycle.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** Reads a paged query from its first page to its last, a page at a time and only as far as the stream is read. */
    public static <T> Stream<T> all(Function<@Nullable String, Page<T>> query) {
        return Stream.iterate(
                        Optional.of(query.apply(null)),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).map(query))
                .flatMap(Optional::stream)
                .flatMap(page -> page.items().stream());
    }

    /** Where the next page begins, if there is one. */
    public Optional<String> next() {
        return Optional.ofNullable(cursor);
    }
}
