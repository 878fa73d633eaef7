package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Whether groups differ in how long they last: the log-rank test, or a weighted form of it, for any number of groups.
 *
 * <pre>{@code
 * LogRank test = subscriptions.stream().collect(LogRank.of(Sub::plan, Sub::months, Sub::cancelled).metric());
 * test.pValue();
 * }</pre>
 *
 * <p>With fewer than two groups in which an event could have happened there is nothing to compare: the statistic and the p-value are
 * empty, the degrees of freedom 0.
 *
 * @param groups           in the order of their names
 * @param weighting        how events were weighted
 * @param strata           within how many strata groups were compared
 * @param chiSquared       the statistic
 * @param degreesOfFreedom comparable groups less one
 * @param pValue           the probability of so large a statistic if all groups were alike
 * @see <a href="https://doi.org/10.2307/2344317">Peto and Peto 1972</a>
 */
public record LogRank(
        List<GroupEvents> groups,
        Weighting weighting,
        int strata,
        OptionalDouble chiSquared,
        int degreesOfFreedom,
        OptionalDouble pValue)
        implements Result {

    private static final double LEAST_P = 1e-300;

    /** Copies the groups. */
    public LogRank {
        groups = List.copyOf(groups);
    }

    /**
     * Reads groups and durations out of the host's rows.
     *
     * @param group    which group a row belongs to; any type with equals and hashCode
     * @param duration how long each was observed, 0 or more
     * @param event    whether the observation ended in the event
     */
    public static <T> LogRankDefinition<T> of(
            Extractor<? super T, ?> group,
            Extractor<? super T, ? extends Number> duration,
            Extractor<? super T, Boolean> event) {
        return new LogRankDefinition<>(
                group, duration, event, row -> 0, row -> "", Weighting.LOG_RANK, Ties.BY_ROUNDING);
    }

    /** {@code log-rank: chi-squared 3.396 on 1 degrees of freedom, p = 0.06534}; a p-value too small for a number is {@code p < 1e-300}. */
    @Override
    public String toString() {
        String name = weighting.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return chiSquared.isEmpty()
                ? name + ": nothing to compare"
                : String.format(
                        Locale.ROOT,
                        "%s: chi-squared %.4g on %d degrees of freedom, %s",
                        name,
                        chiSquared.getAsDouble(),
                        degreesOfFreedom,
                        p(pValue.orElse(1)));
    }

    private static String p(double value) {
        return value < LEAST_P ? "p < 1e-300" : String.format(Locale.ROOT, "p = %.4g", value);
    }
}
