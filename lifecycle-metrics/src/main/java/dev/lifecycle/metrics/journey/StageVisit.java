package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.Shown;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a subject in a stage.
 *
 * @param subject who
 * @param stage   where
 * @param entered since when
 * @param left    until when; null while it is there
 * @param next    where it went; null while it is there
 * @param lasted  from entering to leaving, or so far: a time that is censored while the visit is open
 */
public record StageVisit(
        Object subject,
        String stage,
        Instant entered,
        @Nullable Instant left,
        @Nullable String next,
        Duration lasted) implements Result, Serializable {

    /** Every visit of stage history, by subject in the order of their texts, then by time: input for survival curves and own reports. */
    public static <T> StageDefinition<T, List<StageVisit>> of(StageHistory<T> history) {
        return new StageDefinition<>(history, "visits", StageVisit::read);
    }

    /** Lists visits. */
    static List<StageVisit> read(Visits visits) {
        List<StageVisit> all = new ArrayList<>(visits.counted());
        for (int i = 0; i < visits.size(); i++) {
            if (!visits.counts(i)) {
                continue;
            }
            boolean open = visits.isOpen(i);
            all.add(new StageVisit(
                    visits.subjectId(i),
                    visits.stage(i),
                    Instants.of(visits.at(i)),
                    open ? null : Instants.of(visits.end(i)),
                    open ? null : visits.stage(visits.next(i)),
                    Duration.of(visits.lasted(i), ChronoUnit.MICROS)));
        }
        all.sort(Comparator.comparing(visit -> String.valueOf(visit.subject())));
        return all;
    }

    /** Whether the subject was still there at the end of observation. */
    public boolean isOpen() {
        return left == null;
    }

    /** {@code c-42 in TRIAL since 2026-01-01T00:00:00Z, 10.0 d, then PAYING}; {@code so far} while it is open. */
    @Override
    public String toString() {
        return subject + " in " + stage + " since " + entered + ", " + Shown.time(lasted)
                + (next == null ? " so far" : ", then " + next);
    }
}
