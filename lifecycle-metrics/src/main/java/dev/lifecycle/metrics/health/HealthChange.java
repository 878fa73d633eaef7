package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How health scores moved between two looks, and what moved them. A score is the sum of what its measures add, so its change is the sum of the changes of those;
 * a measure that was unknown and is known now moves others too, as their weights shrink.
 *
 * @param customers of the customers with a score both times, the largest fall first
 * @param measures  mean change of what each adds over these customers, the largest first, be it up or down
 * @param appeared  customers with a score now and none before
 * @param gone      customers with a score before and none now
 */
public record HealthChange(List<CustomerChange> customers, List<MeasureChange> measures, long appeared, long gone)
        implements Result, Serializable {

    private static final int SHOWN = 10;

    /**
     * The change of one customer.
     *
     * @param customer  who
     * @param before    the score then
     * @param after     the score now
     * @param movedMost the measure whose contribution changed most
     * @param by        by how many points of the score
     */
    @SuppressWarnings("serial") // a customer is if the host means to send it
    public record CustomerChange(Object customer, double before, double after, String movedMost, double by)
            implements Serializable {

        /** {@code c-42: 62.0 to 40.5, most by usage (-18.0)}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%s: %.1f to %.1f, most by %s (%+.1f)", customer, before, after, movedMost, by);
        }
    }

    /**
     * The change of one measure.
     *
     * @param measure its name
     * @param points  mean change of what it adds to a score
     */
    public record MeasureChange(String measure, double points) implements Serializable {

        /** {@code usage -3.2}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %+.1f", measure, points);
        }
    }

    /** Copies the lists. */
    public HealthChange {
        customers = List.copyOf(customers);
        measures = List.copyOf(measures);
    }

    static HealthChange between(HealthScore earlier, HealthScore later) {
        Map<Object, CustomerHealth> before = new HashMap<>();
        earlier.customers().stream().filter(one -> one.score() != null).forEach(one -> before.put(one.customer(), one));
        List<CustomerChange> customers = new ArrayList<>();
        Map<String, Double> sums = new LinkedHashMap<>();
        long appeared = 0;
        for (CustomerHealth now : later.customers()) {
            if (now.score() == null) {
                continue;
            }
            CustomerHealth then = before.remove(now.customer());
            if (then == null) {
                appeared++;
                continue;
            }
            customers.add(change(then, now, sums));
        }
        customers.sort(Comparator.comparingDouble(change -> change.after() - change.before()));
        List<MeasureChange> measures = new ArrayList<>();
        sums.forEach((measure, sum) -> measures.add(new MeasureChange(measure, sum / customers.size())));
        measures.sort(Comparator.<MeasureChange>comparingDouble(change -> Math.abs(change.points()))
                .reversed());
        return new HealthChange(customers, measures, appeared, before.size());
    }

    private static CustomerChange change(CustomerHealth then, CustomerHealth now, Map<String, Double> sums) {
        String most = "";
        double by = 0;
        for (HealthPart part : now.parts()) {
            double moved = part.contribution()
                    - then.part(part.measure()).orElseThrow().contribution();
            sums.merge(part.measure(), moved, Double::sum);
            if (most.isEmpty() || Math.abs(moved) > Math.abs(by)) {
                most = part.measure();
                by = moved;
            }
        }
        return new CustomerChange(
                now.customer(), then.value().orElseThrow(), now.value().orElseThrow(), most, by);
    }

    /** The measure that moved the scores most, be it up or down; empty if nobody has a score both times. */
    public Optional<MeasureChange> movedMost() {
        return measures.stream().findFirst();
    }

    /** A line per measure, then the ten largest falls. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("measure", "points"));
        measures.forEach(one -> table.line(List.of(one.measure(), String.format(Locale.ROOT, "%+.1f", one.points()))));
        StringBuilder text = new StringBuilder(table.toString());
        customers.stream()
                .filter(one -> one.after() < one.before())
                .limit(SHOWN)
                .forEach(one -> text.append(one).append('\n'));
        return text + String.valueOf(appeared) + " new, " + gone + " gone\n";
    }
}
