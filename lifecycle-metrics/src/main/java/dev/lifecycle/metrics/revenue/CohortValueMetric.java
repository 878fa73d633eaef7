package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PeriodSpan;
import dev.lifecycle.metrics.internal.StateMetric;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Money by cohort and age from a column of amounts: whose cohort a row is in is known only at the end. */
final class CohortValueMetric<T> extends StateMetric<T, CohortValueState, CohortValue> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final MoneyReader<T> money;
    private final Periods periods;
    private final Observation observation;

    CohortValueMetric(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            MoneyReader<T> money,
            Periods periods,
            @Nullable Temporal until) {
        this.customer = customer;
        this.at = at;
        this.money = money;
        this.periods = periods;
        this.observation = new Observation(periods.zone(), until);
    }

    @Override
    public String definition() {
        return id() + "/scale-" + money.scale() + observation.id();
    }

    @Override
    public CohortValueState empty() {
        return new CohortValueState();
    }

    @Override
    public void add(CohortValueState state, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        int day = observation.day(Rows.<T, Temporal>required(at, row, "instant"), row);
        long units = money.units(row);
        money.checkCurrency(row, state.sum());
        if (day == Observation.LATER) {
            state.later();
            return;
        }
        money.checkRoom(row, units, state.sum());
        int period = periods.indexOfDay(day);
        PeriodSpan.check(Math.min(state.firstPeriod(), period), Math.max(state.lastPeriod(), period), periods, row);
        state.add(who, period, units);
        state.seen(day);
    }

    @Override
    public CohortValue result(CohortValueState state) {
        String definition = id();
        String currency = state.sum().currency();
        if (state.size() == 0) {
            return new CohortValue(definition, currency, periods, List.of(), state.laterRows());
        }
        int first = state.firstPeriod();
        int last = periods.indexOfDay(observation.lastDay(state.lastDay()));
        long[] sizes = new long[PeriodSpan.length(first, last, periods)];
        for (int i = 0; i < state.customers(); i++) {
            sizes[state.entry(i) - first]++;
        }
        long[][] amounts = new long[sizes.length][];
        Arrays.setAll(amounts, entry -> new long[sizes[entry] == 0 ? 0 : sizes.length - entry]);
        for (int i = 0; i < state.size(); i++) {
            int entry = state.entry(state.customer(i));
            long[] row = amounts[entry - first];
            int age = state.period(i) - entry;
            row[age] += state.units(i);
        }
        List<CohortMoney> cohorts = new ArrayList<>();
        for (int entry = 0; entry < sizes.length; entry++) {
            if (sizes[entry] > 0) {
                List<BigDecimal> row =
                        LongStream.of(amounts[entry]).mapToObj(money::amount).toList();
                cohorts.add(new CohortMoney(
                        periods.at(first + entry), sizes[entry], row, completeThrough(first + entry, last, state)));
            }
        }
        return new CohortValue(definition, currency, periods, cohorts, state.laterRows());
    }

    private String id() {
        return "value/historic/" + periods.idInZone();
    }

    private int completeThrough(int entry, int last, CohortValueState state) {
        boolean lastIsOver = periods.startDay(last + 1) <= observation.endDay(state.lastDay());
        return last - entry - (lastIsOver ? 0 : 1);
    }
}
