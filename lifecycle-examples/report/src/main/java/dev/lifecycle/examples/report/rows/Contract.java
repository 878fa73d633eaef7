package dev.lifecycle.examples.report.rows;

import dev.lifecycle.metrics.churn.Cancellation;
import dev.lifecycle.metrics.churn.ChurnRecognition;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription from its beginning to its end, whatever it cost meanwhile.
 *
 * @param customer    who
 * @param segment     what kind of customer
 * @param from        since when
 * @param end         how it ended, as far as it has
 * @param reason      why it ended; null while it runs
 * @param involuntary whether it ended without the customer's wish
 * @param leftFrom    the stage the customer was in before; null while it runs
 */
public record Contract(
        String customer,
        String segment,
        Instant from,
        Cancellation end,
        @Nullable String reason,
        boolean involuntary,
        @Nullable String leftFrom) {

    /** When it counts as lost; who never asked to leave counts when the contract was closed. Null while it runs. */
    @Nullable
    public Instant to(ChurnRecognition recognition) {
        return end.churnedAt(recognition)
                .or(() -> end.churnedAt(ChurnRecognition.ON_TERMINATION))
                .orElse(null);
    }

    /** When it was over; empty while it runs. */
    public Optional<Instant> closed() {
        return end.churnedAt(ChurnRecognition.ON_TERMINATION);
    }
}
