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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects days and amounts per customer, then scores by rank. */
final class RfmMetric<T> implements Metric<T, RfmState, Rfm> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, BigDecimal> amount;
    private final ZoneId zone;
    private final RfmScoring scoring;
    private final Observation observation;

    RfmMetric(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount,
            ZoneId zone,
            RfmScoring scoring,
            @Nullable LocalDate asOf) {
        this.customer = customer;
        this.at = at;
        this.amount = amount;
        this.zone = zone;
        this.scoring = scoring;
        this.observation = new Observation(zone, asOf);
    }

    @Override
    public String definition() {
        return id() + observation.id();
    }

    private String id() {
        return scoring.id() + "@" + zone;
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
            purchases.transactions++;
        }
        purchases.sum = purchases.sum.add(value);
        state.lastDay = Math.max(state.lastDay, day);
    }

    @Override
    public RfmState merge(RfmState left, RfmState right) {
        right.customers.forEach((id, theirs) -> {
            RfmState.Purchases ours = left.of(id);
            ours.days.addAll(theirs.days);
            ours.transactions += theirs.transactions;
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
        List<Measures> measures = buyers.stream()
                .map(entry -> measures(entry.getKey(), entry.getValue(), today))
                .toList();
        int[][] levels = scoring.scores(measures);
        Map<Object, RfmScore> scores = new LinkedHashMap<>();
        Map<String, List<Object>> named = new LinkedHashMap<>();
        scoring.names().forEach(name -> named.put(name.name(), new ArrayList<>()));
        for (int i = 0; i < buyers.size(); i++) {
            RfmScore score = measures.get(i).scored(levels[0][i], levels[1][i], levels[2][i]);
            Object who = measures.get(i).customer();
            scores.put(who, score);
            scoring.names().stream()
                    .filter(name -> name.holds().apply(score))
                    .findFirst()
                    .ifPresent(name ->
                            Objects.requireNonNull(named.get(name.name())).add(who));
        }
        return new Rfm(
                id(),
                unknown ? null : LocalDate.ofEpochDay(today),
                scores,
                named,
                state.customers.size() - buyers.size());
    }

    private Measures measures(Object customer, RfmState.Purchases of, int today) {
        int frequency = scoring.transactions() ? Math.toIntExact(of.transactions) : of.days.size();
        return new Measures(customer, today - of.days.last(), frequency, of.sum);
    }
}
