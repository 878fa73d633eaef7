package dev.lifecycle.metrics;

import org.jspecify.annotations.Nullable;

/** Reads rows for metrics and refuses what no metric can count, with the row that had it. */
public final class Rows {

    private Rows() {}

    /**
     * What the extractor reads, which must be there.
     *
     * @throws InvalidRowException if it is null
     */
    public static <T, R> R required(Extractor<? super T, ? extends @Nullable R> extractor, T row, String what) {
        R value = extractor.apply(row);
        if (value == null) {
            throw new InvalidRowException(Messages.missing(what), String.valueOf(row));
        }
        return value;
    }
}
