package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Weights learnt from what happened: the probability that a customer leaves, by a logistic regression of past snapshots on whether the customer
 * then left, and how well it foretells snapshots it has not seen.
 *
 * <p>Snapshots before {@code .judgedFrom(…)} make the weights, those from then on judge them. Snapshots without a value of every measure are left out and told. Where the data
 * cannot carry the weights they are {@linkplain #refused() refused} with the reason, and there is no probability: with fewer than ten snapshots of the rarer outcome for each measure, unless declared otherwise; where a
 * measure is the same for everybody, or made of others; where those who left are told from those who stayed without a mistake.
 *
 * <pre>{@code
 * HealthCalibration learnt = snapshots.stream().collect(HealthCalibration.of(Snapshot::customer, Snapshot::at, Snapshot::leftWithin90Days)
 *         .measure("usage", Snapshot::usage).measure("tickets", Snapshot::tickets)
 *         .judgedFrom(JANUARY).metric());
 * learnt.outOfSample();                  // 12 of 400 left; AUC 0.81 (0.72 to 0.90), Brier 0.026, …
 * learnt.probability(0.4, 3);            // 0.12
 * }</pre>
 *
 * @param definition   id of the definition, such as {@code health/logistic/usage/tickets/at-least-10}
 * @param snapshots    that made the weights
 * @param left         of them, those whose customer left
 * @param incomplete   snapshots without a value of every measure, left out
 * @param reason       why there are no weights; null if there are
 * @param intercept    the log odds of leaving where every measure is 0; 0 without weights
 * @param coefficients in the order the measures were declared; empty without weights
 * @param inSample     how well the snapshots that made the weights are told apart: better than others will be; null without weights
 * @param outOfSample  the same of those that did not; null without weights, or if they are not at least one who left and one who stayed
 * @param calibration  of those that did not make the weights; null if there is none, or their probabilities have no best line
 * @see <a href="https://doi.org/10.1016/S0895-4356(96)00236-3">Peduzzi et al. 1996, on ten events for each variable</a>
 */
public record HealthCalibration(
        String definition,
        long snapshots,
        long left,
        long incomplete,
        @Nullable String reason,
        double intercept,
        List<Coefficient> coefficients,
        @Nullable Foretold inSample,
        @Nullable Foretold outOfSample,
        @Nullable CalibrationLine calibration)
        implements Result, Serializable {

    /**
     * What one measure says.
     *
     * @param measure       its name
     * @param value         change of the log odds of leaving for one more of it
     * @param standardError of it
     * @param weight        what a standard deviation of it moves, of what those of all measures move, 0 to 100; its sign is left away
     */
    public record Coefficient(String measure, double value, double standardError, double weight)
            implements Serializable {

        /** {@code tickets +0.732 (0.399)}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %+.3f (%.3f)", measure, value, standardError);
        }
    }

    /** Copies the list. */
    public HealthCalibration {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * Over rows that are past snapshots of customers of whom it is known by now whether they left, to be told of measures by {@code .measure(…)}.
     *
     * @param customer who
     * @param at       when the snapshot was taken
     * @param left     whether the customer left within the time after it that the host looks ahead
     */
    public static <T> HealthCalibrationDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, Instant> at, Extractor<? super T, Boolean> left) {
        return HealthCalibrationDefinition.of(customer, at, left);
    }

    /** Why there are no weights, if there are none. */
    public Optional<String> refused() {
        return Optional.ofNullable(reason);
    }

    /**
     * The probability that a customer with these measures leaves; empty without weights.
     *
     * @param values in the order the measures were declared
     * @throws IllegalArgumentException if there is not one for each
     */
    public OptionalDouble probability(double... values) {
        if (reason != null) {
            return OptionalDouble.empty();
        }
        if (values.length != coefficients.size()) {
            throw new IllegalArgumentException(Messages.values(coefficients.size(), values.length));
        }
        double predictor = intercept;
        for (int i = 0; i < values.length; i++) {
            predictor += coefficients.get(i).value() * values[i];
        }
        return OptionalDouble.of(LogisticRegression.probability(predictor));
    }

    /** The probability of staying in points, 0 to 100, beside which a declared {@link HealthScore} can be held; empty without weights. */
    public OptionalDouble score(double... values) {
        OptionalDouble leaves = probability(values);
        return leaves.isPresent() ? OptionalDouble.of(100 * (1 - leaves.getAsDouble())) : leaves;
    }

    /** A line per measure, then how well it foretells; or why not. */
    @Override
    public String toString() {
        String base = left + " of " + snapshots + " snapshots left, " + incomplete + " left out as incomplete\n";
        if (reason != null) {
            return base + "refused: " + reason + "\n";
        }
        TextTable table = new TextTable().line(List.of("measure", "log odds", "error", "weight"));
        coefficients.forEach(one -> table.line(List.of(
                one.measure(),
                String.format(Locale.ROOT, "%+.4g", one.value()),
                String.format(Locale.ROOT, "%.2g", one.standardError()),
                String.format(Locale.ROOT, "%.1f", one.weight()))));
        return base
                + table
                + List.of(
                                "in sample: " + inSample,
                                outOfSample == null ? "not judged on others" : "out of sample: " + outOfSample,
                                calibration == null ? "" : "calibration: " + calibration)
                        .stream()
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n", "", "\n"));
    }
}
