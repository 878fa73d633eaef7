package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which days make the summaries and which the holdout.
 *
 * @param unit    of ages, and the zone of days
 * @param until   the last day of the calibration, included
 * @param holdout the last day of the holdout, included; null without one
 */
record Calibration(
        ZonedUnit unit, LocalDate until, @Nullable LocalDate holdout) implements Serializable {

    Calibration {
        if (holdout != null && !holdout.isAfter(until)) {
            throw new IllegalArgumentException(Messages.holdoutBefore(holdout, until));
        }
    }

    /** The definition id of purchases until then, in this unit. */
    String id() {
        return "purchases/" + unit.unit().name() + "-of-" + unit.unit().days() + "-days@" + unit.zone() + "/until-"
                + until + (holdout == null ? "" : "/holdout-until-" + holdout);
    }

    /** The last day of which purchases count for anything. */
    LocalDate observedUntil() {
        return holdout == null ? until : holdout;
    }
}
