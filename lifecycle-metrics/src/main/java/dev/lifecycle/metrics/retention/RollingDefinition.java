package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.PairLog;
import dev.lifecycle.metrics.internal.PairMetric;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rolling retention counts, before its unit is chosen. Immutable: every option gives a new definition. */
public final class RollingDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PERIODS = 100_000;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, Instant> at;
    private final boolean toTheHour;
    private final boolean onOrAfter;
    private final @Nullable Instant until;

    private RollingDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            boolean toTheHour,
            boolean onOrAfter,
            @Nullable Instant until) {
        this.customer = customer;
        this.at = at;
        this.toTheHour = toTheHour;
        this.onOrAfter = onOrAfter;
        this.until = until;
    }

    static <T> RollingDefinition<T> over(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return new RollingDefinition<>(customer, at, false, false, null);
    }

    /** Instants are rounded down to the hour first, as Amplitude does: 17:59 and 17:00 the next day are then a day apart. */
    public RollingDefinition<T> roundedDownToTheHour() {
        return new RollingDefinition<>(customer, at, true, onOrAfter, until);
    }

    /** k counts who came back in the k-th period or later. */
    public RollingDefinition<T> onOrAfter() {
        return new RollingDefinition<>(customer, at, toTheHour, true, until);
    }

    /** Until when was observed; rows from then on are left out. Without it the data end with the last row. */
    public RollingDefinition<T> observedUntil(Instant end) {
        return new RollingDefinition<>(customer, at, toTheHour, onOrAfter, end);
    }

    /** In steps of this length. */
    public Metric<T, ?, RollingRetention> in(RollingUnit unit) {
        Extractor<? super T, Instant> when = at;
        Instant end = until;
        boolean hours = toTheHour;
        Reading reading = new Reading(unit, onOrAfter, toTheHour, end);
        return new PairMetric<T, RollingRetention>(
                customer,
                row -> {
                    Instant instant = Rows.<T, Instant>required(when, row, "instant");
                    if (end != null && !instant.isBefore(end)) {
                        return PairMetric.Numbering.NONE;
                    }
                    return Instants.micros(
                            hours ? instant.truncatedTo(ChronoUnit.HOURS) : instant, String.valueOf(row));
                },
                reading);
    }

    private record Reading(
            RollingUnit unit,
            boolean onOrAfter,
            boolean toTheHour,
            @Nullable Instant until) implements PairMetric.Reading<RollingRetention> {

        @Override
        public RollingRetention read(PairLog log) {
            long length = unit.length().toNanos() / 1_000;
            Instant declared = until;
            long end = declared == null ? log.max() : Instants.micros(declared, declared);
            long[] spans = {0};
            log.forEachCustomer(at -> spans[0] = Math.max(spans[0], (end - at[0]) / length));
            if (spans[0] > MOST_PERIODS) {
                throw new IllegalArgumentException(Messages.tooManyPeriods(spans[0], MOST_PERIODS));
            }
            long[][] cells = new long[3][log.customers() == 0 ? 0 : (int) spans[0] + 1];
            log.forEachCustomer(at -> count(at, end, length, cells));
            String id = "retention/" + (onOrAfter ? "on-or-after" : "on") + "/first-time/rolling/" + unit.id()
                    + (toTheHour ? "/to-the-hour" : "");
            return new RollingRetention(id, log.customers(), list(cells[0]), list(cells[1]), list(cells[2]));
        }

        private void count(long[] at, long end, long length, long[][] cells) {
            int over = (int) ((end - at[0]) / length);
            for (int k = 0; k < over; k++) {
                cells[1][k]++;
            }
            int last = (int) ((at[at.length - 1] - at[0]) / length);
            for (int k = 0; onOrAfter && k <= last; k++) {
                cells[0][k]++;
                cells[2][k] += k < over ? 1 : 0;
            }
            int previous = -1;
            for (int i = 0; !onOrAfter && i < at.length; i++) {
                int k = (int) ((at[i] - at[0]) / length);
                if (k != previous) {
                    cells[0][k]++;
                    cells[2][k] += k < over ? 1 : 0;
                    previous = k;
                }
            }
        }

        private static List<Long> list(long[] numbers) {
            return Arrays.stream(numbers).boxed().toList();
        }
    }
}
