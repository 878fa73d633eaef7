package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.SummaryConventions;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far to look, cut into periods. Days are those of the summary: what comes after its last day is to come.
 *
 * @param periods how many
 * @param period  how long each is, and its name
 * @param length  the same in the unit of the model
 * @param end     the last day observed, included; null without dates
 */
record Horizon(
        int periods,
        TimeUnit period,
        double length,
        @Nullable LocalDate end) {

    /** Enough for two and a half years of days, and few enough for a table. */
    private static final int MOST = 1000;

    static Horizon of(PurchaseSummary summary, int periods, TimeUnit period) {
        if (periods < 1 || periods > MOST) {
            throw new IllegalArgumentException(Messages.periods(periods, MOST));
        }
        double length = period.days() / summary.unit().days();
        Checks.positive("length of a period", length);
        Checks.positive("horizon", length * periods);
        return new Horizon(
                periods,
                period,
                length,
                summary.conventions().map(SummaryConventions::calibrationEnd).orElse(null));
    }

    /** The end of a period, 0 for the end of observation, in units of the model after it. */
    double end(int number) {
        return number * length;
    }

    /** The period, counted from 0, in which something happens so long after the end of observation. */
    int at(double time) {
        return (int) Math.min(periods - 1.0, time / length);
    }

    /** The last day of a period, which is below 1 for those observed. */
    @Nullable
    LocalDate lastDay(int number) {
        return end == null ? null : end.plusDays(Math.round(number * period.days()));
    }

    /** The period in which a customer of this age entered: 0 for the last observed, below 0 for those before. */
    int entered(double age) {
        // An age of exactly three periods is so many divided and multiplied days; it entered in the fourth-last.
        return -(int) Math.floor(age / length + 1e-9);
    }
}
