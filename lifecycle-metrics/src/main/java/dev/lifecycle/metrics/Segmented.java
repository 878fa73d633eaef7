package dev.lifecycle.metrics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One result per segment and the one of everybody, all under the same definition.
 *
 * <p>A segment without a row has no result: {@link #of} is then empty. The total is not the sum of the segments where a
 * customer can be in two of them; it counts every customer once.
 *
 * @param segments segment to its result, in the natural order of the segments where they have one, else by their text
 * @param total    the result over all rows
 */
@SuppressWarnings("serial") // segments are if the host means to send them, and every result is
public record Segmented<K, R>(Map<K, R> segments, R total) implements Result, Serializable {

    /** Copies the map; its order is kept. */
    public Segmented {
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    }

    /** Segments as results list them: in their natural order if all are of one comparable kind, else by their text. */
    @SuppressWarnings("unchecked")
    public static <K> List<K> inOrder(Collection<K> segments) {
        List<K> sorted = new ArrayList<>(segments);
        boolean natural = sorted.stream().allMatch(Comparable.class::isInstance)
                && sorted.stream().map(Segmented::kind).distinct().count() <= 1;
        sorted.sort(natural ? (a, b) -> ((Comparable<Object>) a).compareTo(b) : Comparator.comparing(String::valueOf));
        return sorted;
    }

    private static Class<?> kind(Object segment) {
        return segment instanceof Enum<?> constant ? constant.getDeclaringClass() : segment.getClass();
    }

    /** The result of one segment, empty if no row had it. */
    public Optional<R> of(K segment) {
        return Optional.ofNullable(segments.get(segment));
    }

    /** Each segment's text under its name, then the total. */
    @Override
    public String toString() {
        return segments.entrySet().stream()
                        .map(e -> block(String.valueOf(e.getKey()), e.getValue()))
                        .collect(Collectors.joining())
                + block("total", total);
    }

    private static String block(String name, Object result) {
        String text = result.toString();
        return text.contains("\n") ? name + "\n" + text + (text.endsWith("\n") ? "" : "\n") : name + ": " + text + "\n";
    }
}
