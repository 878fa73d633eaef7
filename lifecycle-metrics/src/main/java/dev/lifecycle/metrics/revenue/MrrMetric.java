package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.Observation;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Movements of recurring revenue from priced spans. */
record MrrMetric<T>(
        Extractor<? super T, ?> customer,
        @Nullable Extractor<? super T, ?> item,
        Extractor<? super T, ? extends Temporal> from,
        Extractor<? super T, ? extends @Nullable Temporal> to,
        MoneyReader<T> money,
        boolean freeIsActive,
        Periods periods,
        Observation days,
        @Nullable Instant until)
        implements Metric<T, MrrMetric.State, MrrMovements> {

    static final long RUNNING = Long.MAX_VALUE;

    MrrMetric(
            Extractor<? super T, ?> customer,
            @Nullable Extractor<? super T, ?> item,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            MoneyReader<T> money,
            boolean freeIsActive,
            Periods periods,
            @Nullable Instant until) {
        this(customer, item, from, to, money, freeIsActive, periods, new Observation(periods.zone(), null), until);
    }

    /** A stretch of time with one amount. */
    record Priced(long from, long to, long units) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Item(Object customer, Object item) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    static final class State implements Serializable {
        private static final long serialVersionUID = 1L;
        private final HashMap<Object, ArrayList<Priced>> stretches = new HashMap<>();
        private String currency = "";
        private long last = Long.MIN_VALUE;

        private void add(Object key, Priced stretch) {
            stretches.computeIfAbsent(key, k -> new ArrayList<>(1)).add(stretch);
            last = Math.max(last, stretch.to() == RUNNING ? stretch.from() : stretch.to());
        }
    }

    @Override
    public State empty() {
        return new State();
    }

    @Override
    public void add(State state, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        Object key = item == null ? who : new Item(who, Rows.<T, Object>required(item, row, "item"));
        Temporal start = Rows.<T, Temporal>required(from, row, "start");
        Temporal end = Rows.<T, Temporal>optional(to, row, "end");
        long startMicros = days.micros(start, row);
        long endMicros = end == null ? RUNNING : days.micros(end, row);
        if (endMicros < startMicros) {
            throw new InvalidRowException(Messages.endsBeforeStart(start, String.valueOf(end)), row);
        }
        long units = money.units(row);
        state.currency = MoneyReader.agreed(state.currency, money.currency(row, state.currency));
        if ((units > 0 || freeIsActive) && endMicros > startMicros) {
            state.add(key, new Priced(startMicros, endMicros, units));
        }
    }

    @Override
    public State merge(State left, State right) {
        left.currency = MoneyReader.agreed(left.currency, right.currency);
        right.stretches.forEach((key, stretches) -> stretches.forEach(stretch -> left.add(key, stretch)));
        return left;
    }

    @Override
    public void observeAsLongAs(State state, State other) {
        state.last = Math.max(state.last, other.last);
    }

    @Override
    public MrrMovements result(State state) {
        String definition = "mrr/end-of-period/" + (item == null ? "customer" : "item") + "/" + periods.idInZone()
                + (freeIsActive ? "/free-active" : "");
        String currency = state.currency.isEmpty() ? null : state.currency;
        long first = state.stretches.values().stream()
                .flatMap(List::stream)
                .mapToLong(Priced::from)
                .min()
                .orElse(RUNNING);
        Instant end = until;
        // The latest instant among the rows is itself still observed.
        long observed = end == null ? state.last + 1 : Instants.micros(end, end);
        if (first >= observed) {
            return new MrrMovements(definition, currency, periods, List.of());
        }
        MrrTally tally = new MrrTally(periods, first, observed);
        for (Map.Entry<Object, ArrayList<Priced>> unit : state.stretches.entrySet()) {
            tally.count(unit.getValue());
        }
        return new MrrMovements(definition, currency, periods, tally.all(money.scale()));
    }
}
