package dev.lifecycle.examples.report.panels;

import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.RateDifference;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One key figure of the latest period that is over, beside the one before.
 *
 * @param name       what it is
 * @param unit       of the value: {@code share}, {@code points}, a currency, {@code customers}
 * @param period     which period
 * @param n          of how many; null where it is no count of people
 * @param value      null where it is undefined
 * @param interval   at 95 %; null where the library gives none
 * @param before     the period before; null where there is none
 * @param was        the value then
 * @param pValue     of the change; null where the library gives none
 * @param definition by which it was worked out
 */
public record Kpi(
        String name,
        String unit,
        String period,
        @Nullable Long n,
        @Nullable Double value,
        @Nullable Interval interval,
        @Nullable String before,
        @Nullable Double was,
        @Nullable Double pValue,
        String definition) {

    /** A share, and how it has changed. */
    static Kpi rate(String name, String period, MeasuredRate now, String before, MeasuredRate then) {
        RateDifference change = RateDifference.between(then.rate(), now.rate());
        return new Kpi(
                name,
                "share",
                period,
                now.whole(),
                orNull(now.value()),
                now.interval(),
                before,
                orNull(then.value()),
                orNull(change.pValue()),
                now.definition());
    }

    /** A share without a period before. */
    static Kpi rate(String name, String period, MeasuredRate now) {
        return new Kpi(
                name,
                "share",
                period,
                now.whole(),
                orNull(now.value()),
                now.interval(),
                null,
                null,
                null,
                now.definition());
    }

    /** A mean or score with its error, and how it has changed. */
    static Kpi score(
            String name,
            String unit,
            String period,
            Optional<Estimate> now,
            @Nullable Interval interval,
            String before,
            Optional<Estimate> then,
            String definition) {
        return new Kpi(
                name,
                unit,
                period,
                now.map(Estimate::n).orElse(0L),
                now.map(Estimate::value).orElse(null),
                interval,
                before,
                then.map(Estimate::value).orElse(null),
                now.flatMap(one -> then.map(other -> one.changeFrom(other).pValue()))
                        .orElse(null),
                definition);
    }

    /** A number without an interval. */
    static Kpi number(
            String name,
            String unit,
            String period,
            @Nullable Long n,
            OptionalDouble now,
            String before,
            OptionalDouble then,
            String definition) {
        return new Kpi(name, unit, period, n, orNull(now), null, before, orNull(then), null, definition);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
