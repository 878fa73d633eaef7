package dev.lifecycle.metrics;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds rows of one collection to a metric, counting them, so that a refused one can be found again. Rows are counted as long as all go into the
 * accumulator of the first: where there is a second, several threads or groups share them, and no place means anything.
 */
final class RowCount<T, A extends Serializable> implements BiConsumer<A, T> {

    private final Metric<T, A, ?> metric;
    private volatile @Nullable A first;
    private volatile boolean shared;
    private long rows;

    RowCount(Metric<T, A, ?> metric) {
        this.metric = metric;
    }

    @Override
    public void accept(A accumulator, T row) {
        boolean counting = isFirst(accumulator);
        try {
            metric.add(accumulator, row);
        } catch (InvalidRowException e) {
            throw counting && !shared && e.place().isEmpty() && !isOneOfMany() ? e.at(rows) : e;
        }
        if (counting) {
            rows++;
        }
    }

    @SuppressWarnings("ReferenceEquality") // it is the very accumulator that matters
    private boolean isFirst(A accumulator) {
        A known = first;
        if (known == accumulator || (known == null && isNowFirst(accumulator))) {
            return true;
        }
        if (!shared) {
            shared = true;
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // it is the very accumulator that matters
    private synchronized boolean isNowFirst(A accumulator) {
        A known = first;
        if (known == null) {
            first = accumulator;
        }
        return known == null || known == accumulator;
    }

    /** Whether this thread reads a part of a parallel stream, of which no other part may have begun. */
    private static boolean isOneOfMany() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals("java.util.stream.AbstractTask")));
    }
}
