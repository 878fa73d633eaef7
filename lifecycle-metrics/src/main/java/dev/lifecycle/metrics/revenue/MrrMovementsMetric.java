package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.StateMetric;
import dev.lifecycle.metrics.internal.bytes.KeyedId;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Movements of recurring revenue from priced spans. */
final class MrrMovementsMetric<T> extends StateMetric<T, MrrMovementsState, MrrMovements> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final @Nullable Extractor<? super T, ?> item;
    private final Extractor<? super T, ? extends Temporal> from;
    private final Extractor<? super T, ? extends @Nullable Temporal> to;
    private final MoneyReader<T> money;
    private final boolean freeIsActive;
    private final Periods periods;
    private final Observation days;
    private final @Nullable Instant until;

    MrrMovementsMetric(
            Extractor<? super T, ?> customer,
            @Nullable Extractor<? super T, ?> item,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            MoneyReader<T> money,
            boolean freeIsActive,
            Periods periods,
            @Nullable Instant until) {
        this.customer = customer;
        this.item = item;
        this.from = from;
        this.to = to;
        this.money = money;
        this.freeIsActive = freeIsActive;
        this.periods = periods;
        this.days = new Observation(periods.zone(), null);
        this.until = until;
    }

    @Override
    public String definition() {
        return id() + "/scale-" + money.scale() + Instants.id(until);
    }

    @Override
    public MrrMovementsState empty() {
        return new MrrMovementsState();
    }

    @Override
    public void add(MrrMovementsState state, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        Object whose = item == null ? who : new KeyedId(who, Rows.<T, Object>required(item, row, "item"));
        Temporal start = Rows.<T, Temporal>required(from, row, "start");
        Temporal end = Rows.<T, Temporal>optional(to, row, "end");
        long startMicros = days.micros(start, row);
        long endMicros = end == null ? MrrMovementsState.RUNNING : days.micros(end, row);
        if (endMicros < startMicros) {
            throw new InvalidRowException(Messages.endsBeforeStart(start.toString(), String.valueOf(end)), row);
        }
        long units = money.units(row);
        money.checkCurrency(row, state.sum());
        if ((units != 0 || freeIsActive) && endMicros > startMicros) {
            money.checkRoom(row, units, state.sum());
            state.add(whose, startMicros, endMicros, units);
        }
    }

    @Override
    public MrrMovements result(MrrMovementsState state) {
        String definition = id();
        String currency = state.sum().currency();
        Instant end = until;
        // The latest instant among the rows is itself still observed.
        long observed = end == null ? Math.max(state.last(), state.lastEnd()) + 1 : Instants.micros(end, end);
        if (state.first() >= observed) {
            return new MrrMovements(definition, currency, periods, List.of());
        }
        MrrTally tally = new MrrTally(periods, state.first(), observed, money.scale());
        if (end == null && tally.periodsOver(observed) > tally.periodsOver(state.last() + 1)) {
            throw new IllegalArgumentException(Messages.perhapsAhead(
                    Instants.of(state.last()).toString(),
                    Instants.of(observed - 1).toString()));
        }
        state.forEach(tally::count);
        return new MrrMovements(definition, currency, periods, tally.all());
    }

    private String id() {
        return "mrr/end-of-period/" + (item == null ? "customer" : "item") + "/" + periods.idInZone()
                + (freeIsActive ? "/free-active" : "")
                + (money.refuseNegative() ? "" : "/credits");
    }
}
