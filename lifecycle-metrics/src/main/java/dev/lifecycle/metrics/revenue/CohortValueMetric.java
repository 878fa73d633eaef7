package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.Earliest;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PeriodSpan;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Money by cohort and age from a column of amounts: whose cohort a row is in is known only at the end. */
final class CohortValueMetric<T> implements Metric<T, CohortValueMetric.State, CohortValue> {

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

    static final class State implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Customers ids = new Customers();
        private final Earliest firstPeriod = new Earliest();
        private int size;
        private int[] customer = new int[16];
        private int[] period = new int[16];
        private long[] units = new long[16];
        private int first = Integer.MAX_VALUE;
        private int last = Integer.MIN_VALUE;
        private int lastDay = Integer.MIN_VALUE;
        private long later;
        private String currency = "";

        private void add(int number, int inPeriod, long amount) {
            if (size == units.length) {
                int capacity = size + (size >> 1);
                customer = Arrays.copyOf(customer, capacity);
                period = Arrays.copyOf(period, capacity);
                units = Arrays.copyOf(units, capacity);
            }
            customer[size] = number;
            period[size] = inPeriod;
            units[size++] = amount;
            firstPeriod.note(number, inPeriod);
            first = Math.min(first, inPeriod);
            last = Math.max(last, inPeriod);
        }
    }

    @Override
    public State empty() {
        return new State();
    }

    @Override
    public void add(State state, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        int day = observation.day(Rows.<T, Temporal>required(at, row, "instant"), row);
        long units = money.units(row);
        state.currency = MoneyReader.agreed(state.currency, money.currency(row, state.currency));
        if (day == Observation.LATER) {
            state.later++;
            return;
        }
        int period = periods.indexOfDay(day);
        PeriodSpan.check(Math.min(state.first, period), Math.max(state.last, period), periods, row);
        state.add(state.ids.number(who), period, units);
        state.lastDay = Math.max(state.lastDay, day);
    }

    @Override
    public State merge(State left, State right) {
        left.currency = MoneyReader.agreed(left.currency, right.currency);
        int[] numbers = left.ids.adopt(right.ids);
        for (int i = 0; i < right.size; i++) {
            left.add(numbers[right.customer[i]], right.period[i], right.units[i]);
        }
        left.lastDay = Math.max(left.lastDay, right.lastDay);
        left.later += right.later;
        return left;
    }

    @Override
    public void observeAsLongAs(State state, State other) {
        state.lastDay = Math.max(state.lastDay, other.lastDay);
    }

    @Override
    public CohortValue result(State state) {
        String definition = "value/historic/" + periods.idInZone();
        String currency = state.currency.isEmpty() ? null : state.currency;
        if (state.size == 0) {
            return new CohortValue(definition, currency, periods, List.of(), state.later);
        }
        int first = state.first;
        int last = periods.indexOfDay(observation.lastDay(state.lastDay));
        long[] sizes = new long[PeriodSpan.length(first, last, periods)];
        for (int i = 0; i < state.ids.size(); i++) {
            sizes[(int) state.firstPeriod.of(i) - first]++;
        }
        long[][] amounts = new long[sizes.length][];
        Arrays.setAll(amounts, entry -> new long[sizes[entry] == 0 ? 0 : sizes.length - entry]);
        for (int i = 0; i < state.size; i++) {
            int entry = (int) state.firstPeriod.of(state.customer[i]);
            long[] row = amounts[entry - first];
            row[state.period[i] - entry] = Math.addExact(row[state.period[i] - entry], state.units[i]);
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
        return new CohortValue(definition, currency, periods, cohorts, state.later);
    }

    private int completeThrough(int entry, int last, State state) {
        boolean lastIsOver = periods.startDay(last + 1) <= observation.endDay(state.lastDay);
        return last - entry - (lastIsOver ? 0 : 1);
    }
}
