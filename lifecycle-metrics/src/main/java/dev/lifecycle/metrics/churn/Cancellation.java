package dev.lifecycle.metrics.churn;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a subscription with its three moments, of which a report must choose one. Each may be unknown: a card that expires
 * was never requested.
 *
 * @param requested    when the customer asked; null if nobody did
 * @param effectiveEnd until when is paid; null if not known yet
 * @param terminated   when the provider closed it; null if it has not
 */
public record Cancellation(
        @Nullable Instant requested,
        @Nullable Instant effectiveEnd,
        @Nullable Instant terminated) implements Serializable {

    /** Where a subscription stands between running and gone. */
    public enum Status {
        /** Nothing was asked for yet. */
        ACTIVE,
        /** Asked for, and still paid. */
        CANCELLING,
        /** Over. */
        ENDED
    }

    /** When it counts as churn; empty if that moment is unknown. */
    public Optional<Instant> churnedAt(ChurnRecognition recognition) {
        return Optional.ofNullable(
                switch (recognition) {
                    case ON_REQUEST -> requested;
                    case ON_EFFECTIVE_END -> effectiveEnd;
                    case ON_TERMINATION -> terminated;
                });
    }

    /** Where the subscription stood at an instant, whatever the recognition. */
    public Status statusAsOf(Instant instant) {
        if (isOver(effectiveEnd, instant) || isOver(terminated, instant)) {
            return Status.ENDED;
        }
        return isOver(requested, instant) ? Status.CANCELLING : Status.ACTIVE;
    }

    private static boolean isOver(@Nullable Instant moment, Instant instant) {
        return moment != null && !moment.isAfter(instant);
    }
}
