package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named number that a row may tell. */
record Measure<T>(String name, Extractor<? super T, ? extends @Nullable Number> reads) implements Serializable {

    Measure {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Messages.namelessMeasure());
        }
    }

    /** The number; NaN if the row does not tell. */
    double of(T row) {
        Number value = Rows.<T, Number>optional(reads, row, name);
        if (value == null) {
            return Double.NaN;
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw new InvalidRowException(Messages.notFinite(name, number), row);
        }
        // One zero, so that equal numbers have equal bits.
        return number + 0.0;
    }

    static <T> double[] read(List<Measure<T>> measures, T row) {
        return measures.stream().mapToDouble(measure -> measure.of(row)).toArray();
    }

    /** The elements and one more. */
    static <E> List<E> plus(Collection<E> elements, E last) {
        List<E> all = new ArrayList<>(elements);
        all.add(last);
        return List.copyOf(all);
    }

    /** Refuses a second measure, or signal, of one name. */
    static void checkNew(Collection<String> names, String name) {
        if (names.contains(name)) {
            throw new IllegalArgumentException(Messages.twice(name));
        }
    }
}
