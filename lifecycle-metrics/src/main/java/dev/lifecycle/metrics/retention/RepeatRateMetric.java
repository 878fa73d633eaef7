package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.StateMetric;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** Reads repeat purchase from each customer's two earliest days. */
final class RepeatRateMetric<T> extends StateMetric<T, RepeatRateState, RepeatRate> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final boolean everyRow;
    private final @Nullable Integer horizon;
    private final ZoneId zone;
    private final Observation observation;

    RepeatRateMetric(
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

    @Override
    public String definition() {
        return counted() + observation.id();
    }

    @Override
    public RepeatRateState empty() {
        return new RepeatRateState(everyRow);
    }

    @Override
    public void add(RepeatRateState state, T row) {
        Object id = Rows.<T, Object>required(customer, row, "customer");
        Temporal when = Rows.<T, Temporal>required(at, row, "instant");
        int day = observation.day(when, row);
        if (day == Observation.LATER) {
            state.later();
        } else {
            state.note(id, day);
            state.seen(day);
        }
    }

    @Override
    public RepeatRate result(RepeatRateState state) {
        long part = 0;
        long whole = 0;
        int customers = state.customers();
        int lastDay = customers == 0 ? 0 : observation.endDay(state.lastDay()) - 1;
        for (int i = 0; i < customers; i++) {
            boolean oldEnough = horizon == null || (long) state.first(i) + horizon <= lastDay;
            whole += oldEnough ? 1 : 0;
            boolean repeated = state.second(i) != RepeatRateState.NONE
                    && (horizon == null || (long) state.second(i) - state.first(i) <= horizon);
            part += oldEnough && repeated ? 1 : 0;
        }
        return new RepeatRate(MeasuredRate.of(new Rate(part, whole), true, definition(customers == 0, lastDay)));
    }

    private String definition(boolean empty, int lastDay) {
        return empty || horizon != null ? counted() : counted() + "/by-" + LocalDate.ofEpochDay(lastDay);
    }

    private String counted() {
        String counted = "repeat-purchase/" + (everyRow ? "rows@" : "days@") + zone;
        return horizon == null ? counted : counted + "/within-" + horizon + "-days";
    }
}
