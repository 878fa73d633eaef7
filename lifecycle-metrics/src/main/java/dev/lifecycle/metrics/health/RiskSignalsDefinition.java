package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which signs of risk are looked for, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class RiskSignalsDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Snapshots<T> snapshots;

    @SuppressWarnings("serial") // copies of lists are
    private final List<Threshold> thresholds;

    private RiskSignalsDefinition(Snapshots<T> snapshots, List<Threshold> thresholds) {
        this.snapshots = snapshots;
        this.thresholds = thresholds;
    }

    static <T> RiskSignalsDefinition<T> of(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return new RiskSignalsDefinition<>(Snapshots.of(customer, at), List.of());
    }

    private record Threshold(String name, boolean above, double limit) implements Serializable {

        boolean isCrossedBy(double value) {
            return above ? value > limit : value < limit;
        }

        String id() {
            return "/" + name + (above ? "-above-" : "-below-") + HealthScoreDefinition.number(limit);
        }
    }

    /**
     * A signal where the measure lies below a threshold.
     *
     * @throws IllegalArgumentException if the name is blank or taken, or the threshold is no number
     */
    public RiskSignalsDefinition<T> below(
            String name, Extractor<? super T, ? extends @Nullable Number> measure, double threshold) {
        return signal(name, measure, false, threshold);
    }

    /**
     * A signal where the measure lies above a threshold.
     *
     * @throws IllegalArgumentException if the name is blank or taken, or the threshold is no number
     */
    public RiskSignalsDefinition<T> above(
            String name, Extractor<? super T, ? extends @Nullable Number> measure, double threshold) {
        return signal(name, measure, true, threshold);
    }

    /** What hangs on a customer, such as the value of its contract; not negative. */
    public RiskSignalsDefinition<T> worth(Extractor<? super T, BigDecimal> money) {
        return new RiskSignalsDefinition<>(snapshots.worth(money), thresholds);
    }

    /** Until when was looked, itself excluded: later rows are left out. */
    public RiskSignalsDefinition<T> observedUntil(Instant end) {
        return new RiskSignalsDefinition<>(snapshots.until(end), thresholds);
    }

    private RiskSignalsDefinition<T> signal(
            String name, Extractor<? super T, ? extends @Nullable Number> measure, boolean above, double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException(Messages.notFinite(name, threshold));
        }
        return new RiskSignalsDefinition<>(
                snapshots.and(new Measure<T>(name, measure)),
                Measure.plus(thresholds, new Threshold(name, above, threshold)));
    }

    /**
     * The metric.
     *
     * @throws IllegalStateException if no signal was declared
     */
    public Metric<T, ?, RiskSignals> metric() {
        if (thresholds.isEmpty()) {
            throw new IllegalStateException(Messages.noMeasure());
        }
        StringBuilder id = new StringBuilder("risk");
        thresholds.forEach(one -> id.append(one.id()));
        id.append(snapshots.worth() == null ? "" : "/worth");
        return new SnapshotMetric<>(snapshots, id.toString(), new Signals(id.toString(), thresholds));
    }

    private record Signals(String id, List<Threshold> thresholds) implements SnapshotMetric.Reading<RiskSignals> {

        private static final Comparator<RiskSignal.AtRisk> BY_VALUE = Comparator.comparing(RiskSignal.AtRisk::value)
                .reversed()
                .thenComparing(one -> String.valueOf(one.customer()));

        @Override
        public RiskSignals read(SnapshotState state) {
            List<List<RiskSignal.AtRisk>> atRisk = new ArrayList<>();
            thresholds.forEach(one -> atRisk.add(new ArrayList<>()));
            long[] known = new long[thresholds.size()];
            List<RiskSignal.AtRisk> any = new ArrayList<>();
            List<BigDecimal> values = new ArrayList<>();
            state.forEach((customer, measured, money) -> {
                values.add(money);
                boolean signalled = false;
                for (int i = 0; i < known.length; i++) {
                    known[i] += Double.isNaN(measured[i]) ? 0 : 1;
                    if (thresholds.get(i).isCrossedBy(measured[i])) {
                        RiskSignal.AtRisk one = new RiskSignal.AtRisk(customer, measured[i], money);
                        atRisk.get(i).add(one);
                        if (!signalled) {
                            any.add(one);
                        }
                        signalled = true;
                    }
                }
            });
            List<RiskSignal> signals = new ArrayList<>();
            for (int i = 0; i < known.length; i++) {
                Threshold threshold = thresholds.get(i);
                atRisk.get(i).sort(BY_VALUE);
                signals.add(new RiskSignal(
                        id, threshold.name(), threshold.limit(), atRisk.get(i), known[i], values.size() - known[i]));
            }
            any.sort(BY_VALUE);
            return new RiskSignals(
                    id,
                    signals,
                    any.stream().map(RiskSignal.AtRisk::customer).toList(),
                    any.stream().map(RiskSignal.AtRisk::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                    values.size(),
                    values.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }
}
