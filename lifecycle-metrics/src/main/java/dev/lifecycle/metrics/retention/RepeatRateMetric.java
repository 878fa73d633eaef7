package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.CustomerMetric;
import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.StateMetric;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Cells;
import dev.lifecycle.metrics.internal.counts.Nameless;
import dev.lifecycle.metrics.internal.counts.PerCustomer;
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
            Observation observation) {
        this.customer = customer;
        this.at = at;
        this.everyRow = everyRow;
        this.horizon = horizon;
        this.zone = zone;
        this.observation = observation;
    }

    @Override
    public String definition() {
        return counted() + observation.id();
    }

    private RepeatRateMetric<T> nameless() {
        Extractor<T, Object> nobody = Nameless.of(customer, "customer");
        return new RepeatRateMetric<>(nobody, at, everyRow, horizon, zone, observation);
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
        int customers = state.customers();
        int lastDay = customers == 0 ? 0 : observation.endDay(state.lastDay()) - 1;
        return rate(count(state, lastDay), customers == 0, lastDay);
    }

    @Override
    public CustomerMetric<T, RepeatRate> perCustomer() {
        return new InTwoLevels<>(this);
    }

    private Rate count(RepeatRateState state, int lastDay) {
        long part = 0;
        long whole = 0;
        for (int i = 0; i < state.customers(); i++) {
            boolean oldEnough = horizon == null || (long) state.first(i) + horizon <= lastDay;
            whole += oldEnough ? 1 : 0;
            boolean repeated = state.second(i) != RepeatRateState.NONE
                    && (horizon == null || (long) state.second(i) - state.first(i) <= horizon);
            part += oldEnough && repeated ? 1 : 0;
        }
        return new Rate(part, whole);
    }

    private RepeatRate rate(Rate rate, boolean empty, int lastDay) {
        return new RepeatRate(MeasuredRate.of(rate, true, definition(empty, lastDay)));
    }

    private String definition(boolean empty, int lastDay) {
        return empty || horizon != null ? counted() : counted() + "/by-" + LocalDate.ofEpochDay(lastDay);
    }

    private String counted() {
        String counted = "repeat-purchase/" + (everyRow ? "rows@" : "days@") + zone;
        return horizon == null ? counted : counted + "/within-" + horizon + "-days";
    }

    private static final class InTwoLevels<T> extends PerCustomer<T, RepeatRateState, RepeatRate> {

        private static final long serialVersionUID = 1L;

        private final RepeatRateMetric<T> metric;
        private final int lastDay;

        InTwoLevels(RepeatRateMetric<T> metric) {
            super(metric.nameless(), metric.observation.isDeclared());
            this.metric = metric;
            this.lastDay = metric.observation.declaredEndDay() - 1;
        }

        @Override
        public Object customer(T row) {
            return Rows.<T, Object>required(metric.customer, row, "customer");
        }

        @Override
        protected void write(RepeatRateState one, StateOutput out) {
            one.writeAlone(out);
        }

        @Override
        protected void read(RepeatRateState empty, StateInput in) {
            empty.readAlone(in);
        }

        @Override
        protected void count(RepeatRateState one, Cells into) {
            Rate rate = metric.count(one, lastDay);
            into.add("repeated", 0, rate.part());
            into.add("customers", 0, rate.whole());
            into.add("seen", 0, one.customers());
        }

        @Override
        protected RepeatRate result(Cells all) {
            Rate rate = new Rate(all.of("repeated", 0), all.of("customers", 0));
            return metric.rate(rate, all.of("seen", 0) == 0, lastDay);
        }
    }
}
