package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Repeat purchase from the two earliest purchase days of each customer, which is all it needs to keep. */
final class RepeatMetric<T> implements Metric<T, RepeatMetric.State, MeasuredRate> {

    private static final long serialVersionUID = 1L;
    private static final int NONE = Integer.MAX_VALUE;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final boolean everyRow;
    private final @Nullable Integer horizon;
    private final ZoneId zone;
    private final Observation observation;

    RepeatMetric(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            boolean everyRow,
            @Nullable Integer horizon,
            ZoneId zone,
            @Nullable Temporal until) {
        this.customer = customer;
        this.at = at;
        this.everyRow = everyRow;
        this.horizon = horizon;
        this.zone = zone;
        this.observation = new Observation(zone, until);
    }

    static final class State implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Customers ids = new Customers();
        private int[] first = new int[0];
        private int[] second = new int[0];
        private int lastDay = Integer.MIN_VALUE;

        private void note(int number, int day, boolean everyRow) {
            if (number >= first.length) {
                int known = first.length;
                first = Arrays.copyOf(first, number + 16 + (number >> 1));
                second = Arrays.copyOf(second, first.length);
                Arrays.fill(first, known, first.length, NONE);
                Arrays.fill(second, known, first.length, NONE);
            }
            if (day < first[number] || (everyRow && day == first[number])) {
                second[number] = first[number];
                first[number] = day;
            } else if (day < second[number] && day > first[number]) {
                second[number] = day;
            }
        }
    }

    @Override
    public State empty() {
        return new State();
    }

    @Override
    public void add(State state, T row) {
        Object id = Rows.<T, Object>required(customer, row, "customer");
        Temporal when = Rows.<T, Temporal>required(at, row, "instant");
        int day = observation.day(when, row);
        if (day != Observation.LATER) {
            state.note(state.ids.number(id), day, everyRow);
            state.lastDay = Math.max(state.lastDay, day);
        }
    }

    @Override
    public State merge(State left, State right) {
        for (int i = 0; i < right.ids.size(); i++) {
            int number = left.ids.number(right.ids.id(i));
            left.note(number, right.first[i], everyRow);
            if (right.second[i] != NONE) {
                left.note(number, right.second[i], everyRow);
            }
        }
        left.lastDay = Math.max(left.lastDay, right.lastDay);
        return left;
    }

    @Override
    public void observeAsLongAs(State state, State other) {
        state.lastDay = Math.max(state.lastDay, other.lastDay);
    }

    @Override
    public MeasuredRate result(State state) {
        long part = 0;
        long whole = 0;
        int lastDay = state.ids.size() == 0 ? 0 : observation.endDay(state.lastDay) - 1;
        for (int i = 0; i < state.ids.size(); i++) {
            boolean oldEnough = horizon == null || (long) state.first[i] + horizon <= lastDay;
            whole += oldEnough ? 1 : 0;
            boolean repeated =
                    state.second[i] != NONE && (horizon == null || (long) state.second[i] - state.first[i] <= horizon);
            part += oldEnough && repeated ? 1 : 0;
        }
        return MeasuredRate.of(new Rate(part, whole), true, definition(state.ids.size() == 0, lastDay));
    }

    private String definition(boolean empty, int lastDay) {
        String counted = "repeat-purchase/" + (everyRow ? "rows@" : "days@") + zone;
        if (horizon != null) {
            return counted + "/within-" + horizon + "-days";
        }
        return empty ? counted : counted + "/by-" + LocalDate.ofEpochDay(lastDay);
    }
}
