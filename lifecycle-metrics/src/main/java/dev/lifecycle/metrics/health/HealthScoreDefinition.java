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

/** Which measures make a health score, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class HealthScoreDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    // Nine decimals: 0.6 of 0.8 makes 75 and not 74.99999999999999, which would have the colour below its bound.
    private static final double PARTS_OF_A_POINT = 1e9;

    private final Snapshots<T> snapshots;

    @SuppressWarnings("serial") // copies of lists are
    private final List<Marks> marks;

    private final double amberFrom;
    private final double greenFrom;

    private HealthScoreDefinition(Snapshots<T> snapshots, List<Marks> marks, double amberFrom, double greenFrom) {
        this.snapshots = snapshots;
        this.marks = marks;
        this.amberFrom = amberFrom;
        this.greenFrom = greenFrom;
    }

    static <T> HealthScoreDefinition<T> of(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return new HealthScoreDefinition<>(Snapshots.of(customer, at), List.of(), 50, 75);
    }

    /** How a measure is marked. */
    private record Marks(String name, double weight, double target, Direction direction) implements Serializable {

        String id() {
            String way = direction == Direction.HIGHER_IS_BETTER ? "-up-to-" : "-down-from-";
            return "/" + name + "-" + number(weight) + way + number(target);
        }
    }

    /**
     * One more measure.
     *
     * @param name      as results call it
     * @param measure   what the row tells of it; null if it does not
     * @param weight    against the weights of the others, above 0
     * @param target    above 0; where marks are full, or where there are none any more
     * @param direction which
     * @throws IllegalArgumentException if the name is blank or taken, or weight or target is no number above 0
     */
    public HealthScoreDefinition<T> weighted(
            String name,
            Extractor<? super T, ? extends @Nullable Number> measure,
            double weight,
            double target,
            Direction direction) {
        for (double number : new double[] {weight, target}) {
            if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(Messages.notAboveZero(name, number));
            }
        }
        return new HealthScoreDefinition<>(
                snapshots.and(new Measure<T>(name, measure)),
                Measure.plus(marks, new Marks(name, weight, target, direction)),
                amberFrom,
                greenFrom);
    }

    /**
     * From which score on a customer is amber, and from which green; 50 and 75 unless declared.
     *
     * @throws IllegalArgumentException unless 0 &lt; amber &lt; green ≤ 100
     */
    public HealthScoreDefinition<T> colours(double amber, double green) {
        if (!(amber > 0 && amber < green && green <= 100)) {
            throw new IllegalArgumentException(Messages.bounds(amber, green));
        }
        return new HealthScoreDefinition<>(snapshots, marks, amber, green);
    }

    /** Until when was looked, itself excluded: later rows are left out. */
    public HealthScoreDefinition<T> observedUntil(Instant end) {
        return new HealthScoreDefinition<>(snapshots.until(end), marks, amberFrom, greenFrom);
    }

    /**
     * The metric.
     *
     * @throws IllegalStateException if no measure was declared
     */
    public Metric<T, ?, HealthScore> metric() {
        if (marks.isEmpty()) {
            throw new IllegalStateException(Messages.noMeasure());
        }
        StringBuilder id = new StringBuilder("health");
        marks.forEach(mark -> id.append(mark.id()));
        id.append("/amber-").append(number(amberFrom)).append("/green-").append(number(greenFrom));
        return new SnapshotMetric<>(snapshots, id.toString(), new Scores(id.toString(), marks, amberFrom, greenFrom));
    }

    /** {@code 0_8} for 0.8: ids have no dots. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString().replace('.', '_');
    }

    private record Scores(String id, List<Marks> marks, double amberFrom, double greenFrom)
            implements SnapshotMetric.Reading<HealthScore> {

        @Override
        public HealthScore read(SnapshotState state) {
            List<CustomerHealth> customers = new ArrayList<>();
            state.forEach((customer, values, money) -> customers.add(scored(customer, values)));
            customers.sort(Comparator.<CustomerHealth>comparingDouble(
                            one -> one.value().orElse(Double.POSITIVE_INFINITY))
                    .thenComparing(one -> String.valueOf(one.customer())));
            return new HealthScore(id, amberFrom, greenFrom, customers);
        }

        private CustomerHealth scored(Object customer, double[] values) {
            double all = 0;
            double known = 0;
            for (int i = 0; i < values.length; i++) {
                all += marks.get(i).weight();
                known += Double.isNaN(values[i]) ? 0 : marks.get(i).weight();
            }
            List<HealthPart> parts = new ArrayList<>();
            double score = 0;
            for (int i = 0; i < values.length; i++) {
                Marks mark = marks.get(i);
                if (Double.isNaN(values[i])) {
                    parts.add(new HealthPart(mark.name(), null, null, 0));
                } else {
                    double points = mark.direction().score(values[i], mark.target());
                    double contribution = points * mark.weight() / known;
                    score += contribution;
                    parts.add(new HealthPart(mark.name(), values[i], points, contribution));
                }
            }
            double total = Math.rint(score * PARTS_OF_A_POINT) / PARTS_OF_A_POINT;
            return known == 0
                    ? new CustomerHealth(customer, null, null, 0, parts)
                    : new CustomerHealth(customer, total, colour(total), known / all, parts);
        }

        private HealthColour colour(double score) {
            if (score < amberFrom) {
                return HealthColour.RED;
            }
            return score < greenFrom ? HealthColour.AMBER : HealthColour.GREEN;
        }
    }
}
