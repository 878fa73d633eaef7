package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Which number is laid out by cohort, before its calendar is chosen. Immutable: every option gives a new definition. */
public final class CohortGridDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, ? extends @Nullable Number> number;
    private final @Nullable Serializable until;

    private CohortGridDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ? extends @Nullable Number> number,
            @Nullable Serializable until) {
        this.customer = customer;
        this.at = at;
        this.number = number;
        this.until = until;
    }

    static <T> CohortGridDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ? extends @Nullable Number> number) {
        return new CohortGridDefinition<>(customer, at, number, null);
    }

    /**
     * Until when was observed: a date to the end of its day, an instant to that instant, whose period is then open. Later rows
     * are left out and counted. Without it the data end with the day of the last row.
     */
    public <U extends Temporal & Serializable> CohortGridDefinition<T> observedUntil(U end) {
        return new CohortGridDefinition<>(customer, at, number, end);
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, CohortGrid> over(Periods calendar) {
        return new Grid<T>(customer, at, number, calendar, new Observation(calendar.zone(), (Temporal) until));
    }

    private record Grid<T>(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ? extends @Nullable Number> number,
            Periods calendar,
            Observation observation)
            implements Metric<T, CohortGridState, CohortGrid> {

        // Beyond that sums of squares could take any time.
        private static final int MOST_DIGITS = 40;

        private String id() {
            return "cohort-grid/first-row/" + calendar.idInZone();
        }

        @Override
        public String definition() {
            return id() + observation.id();
        }

        @Override
        public CohortGridState empty() {
            return new CohortGridState();
        }

        @Override
        public void add(CohortGridState state, T row) {
            Object who = Rows.<T, Object>required(customer, row, "customer");
            int day = observation.day(Rows.<T, Temporal>required(at, row, "instant"), row);
            BigDecimal told = told(row);
            if (day == Observation.LATER) {
                state.later();
                return;
            }
            int period = calendar.indexOfDay(day);
            state.check(period, calendar, row);
            state.seen(day);
            state.add(who, period, told);
        }

        private @Nullable BigDecimal told(T row) {
            Number told = Rows.<T, Number>optional(number, row, "number");
            if (told == null) {
                return null;
            }
            try {
                BigDecimal exact = new BigDecimal(told.toString());
                if (exact.precision() <= MOST_DIGITS && Math.abs((long) exact.scale()) <= MOST_DIGITS) {
                    BigDecimal plain = exact.stripTrailingZeros();
                    return plain.scale() < 0 ? plain.setScale(0) : plain;
                }
            } catch (NumberFormatException e) {
                InvalidRowException refused =
                        new InvalidRowException(Messages.noNumber(told.toString(), MOST_DIGITS), row);
                refused.addSuppressed(e);
                throw refused;
            }
            throw new InvalidRowException(Messages.noNumber(told.toString(), MOST_DIGITS), row);
        }

        @Override
        public CohortGridState merge(CohortGridState left, CohortGridState right) {
            return left.addAll(right);
        }

        @Override
        public void observeAsLongAs(CohortGridState state, CohortGridState other) {
            state.seen(other.lastDay());
        }

        @Override
        public CohortGrid result(CohortGridState state) {
            int lastDay = state.lastDay();
            NavigableMap<Integer, CohortGridState.Cohort> cohorts = state.cohorts();
            List<CohortGrid.Row> rows = new ArrayList<>();
            int endDay = observation.endDay(lastDay);
            int lastPeriod = cohorts.isEmpty() ? 0 : calendar.indexOfDay(observation.lastDay(lastDay));
            cohorts.forEach((first, cohort) -> {
                int complete = -1;
                // A far declared end does not make cells without data: only those up to the last one told, or seen.
                int ages = Math.max(cohort.lastK(), Math.min(lastPeriod - first, state.lastPeriod() - first)) + 1;
                while (complete < ages - 1 && calendar.startDay(first + complete + 2) <= endDay) {
                    complete++;
                }
                rows.add(new CohortGrid.Row(calendar.at(first), cohort.size(), cohort.cells(ages), complete));
            });
            return new CohortGrid(id(), calendar, rows, state.laterRows());
        }
    }
}
