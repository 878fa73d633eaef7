package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A health score for every customer: several measures against their targets, by declared weights.
 *
 * <p>Of each customer the latest row counts; of two at one instant, the one whose measures, in the order declared, are lower, a missing one standing after all numbers. The score is
 * Σ weight · marks / Σ weight over the measures that have a value, so a missing one makes the others heavier and lowers the coverage; a customer without any value has
 * no score and is in no share. Weights and bounds are opinions: whether the score foretells anything is told by {@link HealthCalibration}.
 *
 * <pre>{@code
 * HealthScore health = accounts.stream().collect(HealthScore.of(Account::id, Account::at)
 *         .weighted("usage", Account::usage, 50, 0.8, Direction.HIGHER_IS_BETTER)
 *         .weighted("tickets", Account::openTickets, 50, 5, Direction.LOWER_IS_BETTER)
 *         .colours(50, 75).metric());
 * health.in(HealthColour.RED);          // who, the worst first, and what each measure adds
 * health.changeFrom(lastMonth);         // who fell, and which measure moved most
 * }</pre>
 *
 * @param definition id of the definition, such as {@code health/usage-50-up-to-0_8/tickets-50-down-from-5/amber-50/green-75}
 * @param amberFrom  the least score that is amber
 * @param greenFrom  the least score that is green
 * @param customers  by rising score, then by their text; those without a score come last
 */
public record HealthScore(String definition, double amberFrom, double greenFrom, List<CustomerHealth> customers)
        implements Result, Serializable {

    private static final int SHOWN = 10;

    /** Copies the list. */
    public HealthScore {
        customers = List.copyOf(customers);
    }

    /**
     * Over rows that are snapshots of customers, to be told of measures by {@code .weighted(…)}.
     *
     * @param customer who
     * @param at       when the row was true
     */
    public static <T> HealthScoreDefinition<T> of(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return HealthScoreDefinition.of(customer, at);
    }

    /** One customer, if there was a row. */
    public Optional<CustomerHealth> of(Object customer) {
        return customers.stream().filter(one -> one.customer().equals(customer)).findFirst();
    }

    /** The customers of a colour, the worst first. */
    public List<CustomerHealth> in(HealthColour colour) {
        return customers.stream().filter(one -> one.colour() == colour).toList();
    }

    /** Those of whom no measure has a value. */
    public List<CustomerHealth> unscored() {
        return customers.stream().filter(one -> one.score() == null).toList();
    }

    /** Customers of a colour, of those with a score. */
    public MeasuredRate share(HealthColour colour) {
        return MeasuredRate.of(
                new Rate(in(colour).size(), customers.size() - unscored().size()), true, definition);
    }

    /** The mean of all scores; empty with fewer than two, whose spread is not known. */
    public Optional<Estimate> mean() {
        double[] scores =
                customers.stream().flatMapToDouble(one -> one.value().stream()).toArray();
        if (scores.length < 2) {
            return Optional.empty();
        }
        double mean = 0;
        for (double score : scores) {
            mean += score / scores.length;
        }
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        return Optional.of(
                new Estimate(mean, Math.sqrt(squares / (scores.length - 1.0) / scores.length), scores.length));
    }

    /**
     * What moved since an earlier look at the same customers.
     *
     * @throws IllegalArgumentException if the definitions differ
     */
    public HealthChange changeFrom(HealthScore earlier) {
        if (!definition.equals(earlier.definition)) {
            throw new IllegalArgumentException(Messages.otherScore(earlier.definition, definition));
        }
        return HealthChange.between(earlier, this);
    }

    /** A line per colour, then the ten customers of the lowest scores. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("colour", "customers", "share"));
        for (HealthColour colour : HealthColour.values()) {
            table.line(List.of(
                    colour.name().toLowerCase(Locale.ROOT),
                    String.valueOf(in(colour).size()),
                    String.valueOf(share(colour).rate())));
        }
        table.line(List.of("no score", String.valueOf(unscored().size())));
        StringBuilder text = new StringBuilder(table.toString());
        customers.stream()
                .filter(one -> one.score() != null)
                .limit(SHOWN)
                .forEach(one -> text.append(one).append('\n'));
        return text.toString();
    }
}
