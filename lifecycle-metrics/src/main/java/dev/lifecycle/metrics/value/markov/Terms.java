package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.stage.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * What the stages of a chain earn, and what waiting costs, before it is known how long a period is.
 *
 * @param stages   the ids of the chain
 * @param margins  per period, by id; stages that are absent earn nothing
 * @param discount per period, given how many periods a year has
 */
record Terms(List<String> stages, Map<String, Double> margins, DoubleUnaryOperator discount) {

    private static final double MONTHS_PER_YEAR = 12;

    static Terms of(List<String> stages) {
        return new Terms(stages, Map.of(), perYear -> 0);
    }

    Terms margin(Stage stage, double perPeriod) {
        if (!(Math.abs(perPeriod) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.marginRefused(stage.id(), perPeriod));
        }
        if (!stages.contains(stage.id())) {
            throw new IllegalArgumentException(Messages.unknownStage(stage.id(), stages));
        }
        Map<String, Double> changed = new HashMap<>(margins);
        changed.put(stage.id(), perPeriod);
        return new Terms(stages, Map.copyOf(changed), discount);
    }

    Terms discountPerPeriod(double rate) {
        Checks.notNegative("discount", rate);
        return new Terms(stages, margins, perYear -> rate);
    }

    Terms discountPerMonth(double rate) {
        Checks.notNegative("discount", rate);
        return new Terms(stages, margins, perYear -> Math.expm1(Math.log1p(rate) * MONTHS_PER_YEAR / perYear));
    }

    Terms discountPerYear(double rate) {
        Checks.notNegative("discount", rate);
        return new Terms(stages, margins, perYear -> Math.expm1(Math.log1p(rate) / perYear));
    }

    MarkovValue value(MarkovChain chain, PeriodUnit period) {
        double[] ordered = chain.stages().stream()
                .mapToDouble(stage -> margins.getOrDefault(stage, 0.0))
                .toArray();
        return new MarkovValue(chain, ordered, discount.applyAsDouble(perYear(period)));
    }

    /** A year of weeks has 52 of them, so one of days 364. */
    private static double perYear(PeriodUnit period) {
        return switch (period) {
            case DAY -> 364;
            case WEEK -> 52;
            case MONTH -> MONTHS_PER_YEAR;
            case QUARTER -> 4;
            case YEAR -> 1;
        };
    }
}
