package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.StateMetric;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the customers each channel won, and adds up their margins; what was spent is set against it afterwards. */
final class AcquisitionCostMetric<T> extends StateMetric<T, AcquisitionCostState, AcquisitionCost> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, ?> channel;
    private final @Nullable MoneyReader<T> margin;
    private final @Nullable Period period;
    private final ZoneId zone;
    private final Observation observation;

    AcquisitionCostMetric(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ?> channel,
            @Nullable MoneyReader<T> margin,
            @Nullable Period period,
            ZoneId zone,
            @Nullable Temporal until) {
        this.customer = customer;
        this.at = at;
        this.channel = channel;
        this.margin = margin;
        this.period = period;
        this.zone = zone;
        this.observation = new Observation(zone, until);
    }

    /** What the customers of one channel add up to. */
    private static final class Won {
        private long customers;
        private long units;
    }

    private String id() {
        return "acquisition-cost/first-row" + (margin == null ? "" : "/margin") + "/"
                + (period == null ? "all" : period.label().replace('/', '-')) + "@" + zone;
    }

    @Override
    public String definition() {
        return id() + (margin == null ? "" : "/scale-" + margin.scale()) + observation.id();
    }

    @Override
    public AcquisitionCostState empty() {
        return new AcquisitionCostState();
    }

    @Override
    public void add(AcquisitionCostState state, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        Temporal when = Rows.<T, Temporal>required(at, row, "instant");
        int day = observation.day(when, row);
        long micros = observation.micros(when, row);
        String by = Rows.<T, Object>required(channel, row, "channel").toString();
        long units = margin == null ? 0 : margin.units(row);
        if (margin != null) {
            margin.checkCurrency(row, state.sum());
        }
        if (day == Observation.LATER) {
            state.later();
            return;
        }
        if (margin != null) {
            margin.checkRoom(row, units, state.sum());
        }
        state.add(who, micros, day, by, units);
        state.seen(day);
    }

    @Override
    public AcquisitionCost result(AcquisitionCostState state) {
        Map<String, Won> wonBy = new TreeMap<>();
        Won all = new Won();
        state.forEachFirst((name, day, units) -> {
            if (period == null
                    || (day >= period.start().toEpochDay() && day < period.end().toEpochDay())) {
                for (Won won : List.of(all, wonBy.computeIfAbsent(name, n -> new Won()))) {
                    won.customers++;
                    won.units += units;
                }
            }
        });
        List<ChannelCost> channels = new ArrayList<>();
        wonBy.forEach((name, won) -> channels.add(counted(name, won)));
        boolean over = period == null || period.end().toEpochDay() <= observation.endDay(state.lastDay());
        String currency = state.sum().currency();
        return new AcquisitionCost(id(), currency, over, channels, counted("total", all), state.laterRows());
    }

    private ChannelCost counted(String name, Won won) {
        BigDecimal sum = margin == null ? null : margin.amount(won.units);
        return new ChannelCost(name, won.customers, null, sum, null, 0);
    }
}
