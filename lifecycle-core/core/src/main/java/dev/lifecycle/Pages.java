package dev.lifecycle;

import dev.lifecycle.store.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a paged query to its end, a page at a time and only as far as asked. */
final class Pages {

    private Pages() {}

    static <T> Stream<T> of(Function<@Nullable String, Page<T>> query) {
        return Stream.iterate(
                        Optional.of(query.apply(null)),
                        Optional::isPresent,
                        page -> page.flatMap(Page::next).map(query))
                .flatMap(Optional::stream)
                .map(Page::items)
                .flatMap(List::stream);
    }
}
