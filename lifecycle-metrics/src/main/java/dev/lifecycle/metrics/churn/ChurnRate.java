package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.rate.IntervalMethod;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Count churn (logo churn) of one period under a named definition.
 *
 * <p>Undefined where the definition's whole is zero. With no churn at all the upper bound is the one-sided exact one (Wilson's is
 * not meant for it), and {@link #method()} says so. New-and-churned customers are always told, never silently dropped. Where the
 * definition gives no share of people (the daily sum; a naive part above its whole) there is a value but no {@link #rate()}.
 *
 * <pre>{@code
 * ChurnRate churn = subscriptions.stream().collect(ChurnRate.startOfPeriod(MARCH_2026, PARIS).of(Sub::customer, Sub::from, Sub::to));
 * churn.rate().get();  // 10 of 100 = 10.0 % (5.5–17.4 %), complete
 * }</pre>
 *
 * @param definition which definition
 * @param id         its id with the zone and the recognition, such as {@code churn/start-of-period@Europe/Paris/on-request}
 * @param period     the text of the period
 * @param counts     what happened in it
 * @param dailySum   the sum of the daily rates; null unless the definition is that and it is defined
 * @param complete   whether the period was observed to its end
 */
public record ChurnRate(
        ChurnDefinition definition,
        String id,
        String period,
        ChurnCounts counts,
        @Nullable Double dailySum,
        boolean complete)
        implements Serializable {

    /** Churned of those active at the start, with both exclusions. */
    public static ChurnStep startOfPeriod(Period period, ZoneId zone) {
        return by(ChurnDefinition.START_OF_PERIOD, period, zone);
    }

    /** Churned of those active at the start plus those who joined. */
    public static ChurnStep startPlusNew(Period period, ZoneId zone) {
        return by(ChurnDefinition.START_PLUS_NEW, period, zone);
    }

    /** The sum of the daily rates. */
    public static ChurnStep dailySum(Period period, ZoneId zone) {
        return by(ChurnDefinition.DAILY_SUM, period, zone);
    }

    /** By two looks at a grid, at the start and at the end. */
    public static ChurnStep snapshot(Period period, ZoneId zone) {
        return by(ChurnDefinition.SNAPSHOT, period, zone);
    }

    /** Under any definition. */
    public static ChurnStep by(ChurnDefinition definition, Period period, ZoneId zone) {
        return new ChurnStep(definition, period, zone, null);
    }

    /**
     * From known counts; the id then names no zone.
     *
     * @throws IllegalArgumentException for the daily sum, which counts of a whole period cannot give
     */
    public static ChurnRate of(ChurnDefinition definition, String period, ChurnCounts counts) {
        if (definition == ChurnDefinition.DAILY_SUM) {
            throw new IllegalArgumentException(Messages.dailySumNeedsDays());
        }
        return new ChurnRate(definition, "churn/" + definition.id(), period, counts, null, true);
    }

    /** Part of whole with its interval, where the definition gives a share of people. */
    public Optional<MeasuredRate> rate() {
        if (definition == ChurnDefinition.DAILY_SUM || part() > whole()) {
            return Optional.empty();
        }
        return Optional.of(
                new MeasuredRate(new Rate(part(), whole()), complete, id, method(), MeasuredRate.DEFAULT_CONFIDENCE));
    }

    /** The churn: part over whole, or the daily sum; empty where it is undefined. */
    public OptionalDouble value() {
        if (definition == ChurnDefinition.DAILY_SUM) {
            return dailySum == null ? OptionalDouble.empty() : OptionalDouble.of(dailySum);
        }
        return whole() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part() / whole());
    }

    /** How the interval of {@link #rate()} is computed: one-sided exact if nobody churned, else Wilson. */
    public IntervalMethod method() {
        return part() == 0 ? IntervalMethod.ONE_SIDED_EXACT_UPPER : IntervalMethod.WILSON;
    }

    /** How many churned, as the definition counts. */
    public long part() {
        return switch (definition) {
            case START_OF_PERIOD, SNAPSHOT ->
                counts.churned() - counts.joinedAndChurned() - counts.churnedAndReactivated();
            case NAIVE, DAILY_SUM, START_PLUS_NEW -> counts.churned();
        };
    }

    /** Of how many, as the definition counts. */
    public long whole() {
        return definition == ChurnDefinition.START_PLUS_NEW
                ? counts.activeAtStart() + counts.joined()
                : counts.activeAtStart();
    }

    /** Customers who joined in the period and churned in it. */
    public long newAndChurned() {
        return counts.joinedAndChurned();
    }

    /** {@code 2026-03 churn, start-of-period: 10 of 100 = 10.0 % (5.5–17.4 %), complete; 1 new and churned}. */
    @Override
    public String toString() {
        String number =
                value().isEmpty() ? "undefined" : String.format(Locale.ROOT, "%.1f %%", 100 * value().getAsDouble());
        String text = rate().map(MeasuredRate::toString).orElse(number + ", " + (complete ? "complete" : "open"));
        return period + " churn, " + definition.id() + ": " + text + "; " + newAndChurned() + " new and churned";
    }
}
