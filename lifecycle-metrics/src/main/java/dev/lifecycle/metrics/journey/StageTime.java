package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long visits of one stage last.
 *
 * <p>Mean and median are over completed visits alone. Visits going on are longer than they look (censored), so with many of them
 * both are too low; a survival curve over {@link StageVisit every visit} corrects for that.
 *
 * @param stage      which
 * @param subjects   how many came in at least once
 * @param completed  visits that have ended
 * @param open       visits going on
 * @param mean       of the completed visits; null if there are none
 * @param median     of the completed visits; null if there are none
 * @param cumulative all visits together, open ones as far as they have lasted
 */
public record StageTime(
        String stage,
        long subjects,
        long completed,
        long open,
        @Nullable Duration mean,
        @Nullable Duration median,
        Duration cumulative)
        implements Result, Serializable {

    /** The mean of the completed visits, if there are any. */
    public Optional<Duration> meanCompleted() {
        return Optional.ofNullable(mean);
    }

    /** The median of the completed visits, if there are any. */
    public Optional<Duration> medianCompleted() {
        return Optional.ofNullable(median);
    }

    /** {@code TRIAL: 2 visits completed, median 7.5 d; 1 going on}. */
    @Override
    public String toString() {
        return stage + ": " + completed + " visits completed"
                + medianCompleted().map(time -> ", median " + Shown.time(time)).orElse("") + "; " + open + " going on";
    }
}
