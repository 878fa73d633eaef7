package dev.lifecycle.metrics;

import org.jspecify.annotations.Nullable;

/** Reads rows for metrics and refuses what no metric can count, with the row that had it. */
public final class Rows {

    private Rows() {}

    /**
     * What the extractor reads, which must be there.
     *
     * @throws InvalidRowException if it is null, or the extractor fails
     */
    public static <T, R> R required(Extractor<? super T, ? extends @Nullable R> extractor, T row, String what) {
        R value = optional(extractor, row, what);
        if (value == null) {
            throw new InvalidRowException(Messages.missing(what), row);
        }
        return value;
    }

    /**
     * What the extractor reads, or null.
     *
     * @throws InvalidRowException if the extractor fails; what it threw is the cause
     */
    public static <T, R> @Nullable R optional(
            Extractor<? super T, ? extends @Nullable R> extractor, T row, String what) {
        try {
            return extractor.apply(row);
        } catch (RuntimeException e) {
            throw new InvalidRowException(Messages.unreadable(what, e.toString()), row, e);
        }
    }
}
