package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Collects days and amounts per customer, then scores by rank. */
final class RfmMetric<T> implements Metric<T, RfmState, Rfm> {

    private static final long serialVersionUID = 1L;
    private static final int FIFTHS = 5;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, BigDecimal> amount;
    private final ZoneId zone;
    private final Observation observation;

    RfmMetric(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount,
            ZoneId zone,
            @Nullable LocalDate asOf) {
        this.customer = customer;
        this.at = at;
        this.amount = amount;
        this.zone = zone;
        this.observation = new Observation(zone, asOf);
    }

    @Override
    public String definition() {
        return "rfm/quintiles@" + zone + observation.id();
    }

    @Override
    public RfmState empty() {
        return new RfmState();
    }

    @Override
    public void add(RfmState state, T row) {
        Object id = Rows.<T, Object>required(customer, row, "customer");
        int day = observation.day(Rows.<T, Temporal>required(at, row, "instant"), row);
        BigDecimal value = Rows.<T, BigDecimal>required(amount, row, "amount");
        if (day == Observation.LATER) {
            return;
        }
        RfmState.Purchases purchases = state.of(id);
        if (value.signum() >= 0) {
            purchases.days.add(day);
        }
        purchases.sum = purchases.sum.add(value);
        state.lastDay = Math.max(state.lastDay, day);
    }

    @Override
    public RfmState merge(RfmState left, RfmState right) {
        right.customers.forEach((id, theirs) -> {
            RfmState.Purchases ours = left.of(id);
            ours.days.addAll(theirs.days);
            ours.sum = ours.sum.add(theirs.sum);
        });
        left.lastDay = Math.max(left.lastDay, right.lastDay);
        return left;
    }

    @Override
    public void observeAsLongAs(RfmState state, RfmState other) {
        state.lastDay = Math.max(state.lastDay, other.lastDay);
    }

    @Override
    public Rfm result(RfmState state) {
        boolean unknown = state.customers.isEmpty() && !observation.isDeclared();
        int today = unknown ? 0 : observation.lastDay(state.lastDay);
        List<Map.Entry<Object, RfmState.Purchases>> buyers = new ArrayList<>(state.customers.entrySet());
        buyers.removeIf(entry -> entry.getValue().days.isEmpty());
        buyers.sort(Comparator.comparing(entry -> String.valueOf(entry.getKey())));
        List<RfmState.Purchases> purchases =
                buyers.stream().map(Map.Entry::getValue).toList();
        int[] recency = scores(purchases, p -> p.days.last());
        int[] frequency = scores(purchases, p -> p.days.size());
        int[] monetary = scores(purchases, p -> p.sum.doubleValue());
        Map<Object, RfmScore> scores = new LinkedHashMap<>();
        for (int i = 0; i < buyers.size(); i++) {
            RfmState.Purchases of = purchases.get(i);
            RfmScore score =
                    new RfmScore(today - of.days.last(), of.days.size(), of.sum, recency[i], frequency[i], monetary[i]);
            scores.put(buyers.get(i).getKey(), score);
        }
        return new Rfm(unknown ? null : LocalDate.ofEpochDay(today), scores, state.customers.size() - buyers.size());
    }

    private static int[] scores(List<RfmState.Purchases> purchases, ToDoubleFunction<RfmState.Purchases> measure) {
        double[] sorted = purchases.stream().mapToDouble(measure).sorted().toArray();
        return purchases.stream()
                .mapToInt(p -> 1 + (int) ((long) FIFTHS * below(sorted, measure.applyAsDouble(p)) / sorted.length))
                .toArray();
    }

    /** How many of the sorted numbers are smaller. */
    private static int below(double[] sorted, double number) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
