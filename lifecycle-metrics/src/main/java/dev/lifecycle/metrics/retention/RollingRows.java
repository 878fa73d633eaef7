package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Condition;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.PairMetric;
import dev.lifecycle.metrics.internal.PairState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a row becomes the marks that rolling retention is read from.
 *
 * @param starts    whether it can be a start; null if every row can
 * @param returns   whether it counts as coming back; null if every row does
 * @param born      when the customer's time began; null if rows decide
 * @param everyRow  whether rows that are neither are noted too, because they may have come first
 * @param toTheHour whether instants are rounded down
 * @param until     until when was observed; null for the last row
 */
record RollingRows<T>(
        Extractor<? super T, ?> customer,
        Extractor<? super T, ? extends @Nullable Instant> at,
        @Nullable Condition<T> starts,
        @Nullable Condition<T> returns,
        @Nullable Extractor<? super T, ? extends @Nullable Instant> born,
        boolean everyRow,
        boolean toTheHour,
        @Nullable Instant until)
        implements PairMetric.Noting<T> {

    RollingRows<T> startedBy(Condition<T> condition) {
        return new RollingRows<>(customer, at, condition, returns, born, everyRow, toTheHour, until);
    }

    RollingRows<T> returnedBy(Condition<T> condition) {
        return new RollingRows<>(customer, at, starts, condition, born, everyRow, toTheHour, until);
    }

    RollingRows<T> bornAt(Extractor<? super T, ? extends @Nullable Instant> birth) {
        return new RollingRows<>(customer, at, starts, returns, birth, everyRow, toTheHour, until);
    }

    RollingRows<T> notingEveryRow() {
        return new RollingRows<>(customer, at, starts, returns, born, true, toTheHour, until);
    }

    RollingRows<T> roundedDownToTheHour() {
        return new RollingRows<>(customer, at, starts, returns, born, everyRow, true, until);
    }

    RollingRows<T> observedUntil(Instant end) {
        return new RollingRows<>(customer, at, starts, returns, born, everyRow, toTheHour, end);
    }

    String id() {
        return Condition.id("started-by", starts) + Condition.id("returned-by", returns);
    }

    @Override
    public void note(Object id, T row, PairState log) {
        // Everything that can refuse the row comes before anything is noted.
        Instant birth = born == null ? null : Rows.<T, Instant>optional(born, row, "birth");
        Instant when = born == null
                ? Rows.<T, Instant>required(at, row, "instant")
                : Rows.<T, Instant>optional(at, row, "instant");
        boolean start = born == null && (starts == null || starts.of(row, "condition for starting"));
        boolean back = returns == null || returns.of(row, "condition for coming back");
        long birthMark = birth == null ? 0 : RollingMark.of(micros(birth, row), true, false, row);
        long mark = when == null ? 0 : RollingMark.of(micros(when, row), start, back, row);
        if (birth != null && !isLater(birthMark, row)) {
            log.note(id, birthMark);
            log.seen(RollingMark.micros(birthMark));
        }
        if (when == null) {
            return;
        }
        if (isLater(mark, row)) {
            log.later();
            return;
        }
        log.seen(RollingMark.micros(mark));
        if (start || back || everyRow) {
            log.note(id, mark);
        }
    }

    private long micros(Instant instant, T row) {
        return Instants.micros(toTheHour ? instant.truncatedTo(ChronoUnit.HOURS) : instant, row);
    }

    private boolean isLater(long mark, T row) {
        return until != null && RollingMark.micros(mark) >= Instants.micros(until, row);
    }
}
