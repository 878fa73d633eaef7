package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.counts.Nameless;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row of the host: who, when, and whether it starts the relation, counts as coming back, or tells a birth date.
 *
 * @param customer  who
 * @param at        when; may be empty only where a birth is declared, for customers without events
 * @param starts    whether the row starts; null if every row does
 * @param returns   whether the row counts as coming back; null if every row does
 * @param born      the declared birth; null if the first starting event is the birth
 * @param firstEver whether the instants of the first rows are kept
 */
public record RowReader<T>(
        Extractor<? super T, ?> customer,
        Extractor<? super T, ? extends @Nullable Temporal> at,
        @Nullable Condition<T> starts,
        @Nullable Condition<T> returns,
        @Nullable Extractor<? super T, ? extends @Nullable Temporal> born,
        boolean firstEver)
        implements ActivityReader<T> {

    /** A reader of rows that all start and all count as coming back. */
    public static <T> RowReader<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends @Nullable Temporal> at) {
        return new RowReader<>(customer, at, null, null, null, false);
    }

    /** The same for a state of one customer, whose id is not kept. */
    RowReader<T> nameless() {
        return new RowReader<>(Nameless.of(customer, "customer"), at, starts, returns, born, firstEver);
    }

    /** The conditions' part of a definition id; empty text without any. */
    public String id() {
        return Condition.id("started-by", starts) + Condition.id("returned-by", returns);
    }

    @Override
    public ActivityState empty() {
        return new ActivityState(false, starts != null || returns != null);
    }

    @Override
    public void read(T row, ActivityState into, Periods periods, Observation observation) {
        Object id = Rows.<T, Object>required(customer, row, "customer");
        // Everything that can refuse the row comes before anything is noted.
        int birth = birth(row, observation);
        Temporal when = Rows.<T, Temporal>optional(at, row, "instant");
        if (when == null) {
            if (born == null) {
                throw new InvalidRowException(Messages.missingInstant(), row);
            }
            noteBirth(id, birth, into, periods);
            return;
        }
        boolean start = starts == null || starts.of(row, "condition for starting");
        boolean back = returns == null || returns.of(row, "condition for coming back");
        int day = observation.day(when, row);
        if (day == Observation.LATER) {
            into.later();
            return;
        }
        long micros = firstEver ? observation.micros(when, row) : 0;
        int period = periods.indexOfDay(day);
        into.reach(period, periods, row);
        if (starts == null && returns == null) {
            into.note(id, period);
        } else {
            note(into.number(id), period, start, back, into);
        }
        noteBirth(id, birth, into, periods);
        into.seen(day);
        if (firstEver) {
            into.firstRows().note(into.number(id), micros);
            if (start) {
                into.firstStarts().note(into.number(id), micros);
            }
        }
    }

    private static void note(int customer, int period, boolean start, boolean back, ActivityState into) {
        if (start) {
            into.starts().mark(customer, period);
        }
        if (back && into.returns() != into.starts()) {
            into.returns().mark(customer, period);
        }
    }

    /** The day of the declared birth; {@link Observation#LATER} also where there is none. */
    private int birth(T row, Observation observation) {
        Temporal birth = born == null ? null : Rows.<T, Temporal>optional(born, row, "birth");
        return birth == null ? Observation.LATER : observation.day(birth, row);
    }

    private static void noteBirth(Object id, int birth, ActivityState into, Periods periods) {
        if (birth != Observation.LATER) {
            into.births().note(into.number(id), periods.indexOfDay(birth));
        }
    }
}
