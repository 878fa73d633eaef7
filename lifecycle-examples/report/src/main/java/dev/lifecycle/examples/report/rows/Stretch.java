package dev.lifecycle.examples.report.rows;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a subscription with one price.
 *
 * @param shop     where
 * @param currency of the price
 * @param customer who
 * @param segment  what kind of customer
 * @param from     since when
 * @param to       until when; null while it runs
 * @param monthly  the price per month
 */
public record Stretch(
        String shop,
        String currency,
        String customer,
        String segment,
        Instant from,
        @Nullable Instant to,
        BigDecimal monthly) {

    /** Whether it runs at this instant, the first included and the last not. */
    public boolean runsAt(Instant instant) {
        return from.isBefore(instant) && (to == null || !to.isBefore(instant));
    }
}
