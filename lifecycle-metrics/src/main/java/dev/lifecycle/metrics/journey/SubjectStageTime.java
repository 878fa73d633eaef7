package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One subject's time in one stage.
 *
 * @param visits    how often it came in
 * @param latest    how long the last completed visit lasted; null if there is none yet
 * @param open      how long the visit going on has lasted, which is censored; null if it is not there
 * @param completed all completed visits together
 */
public record SubjectStageTime(
        int visits, @Nullable Duration latest, @Nullable Duration open, Duration completed)
        implements Result, Serializable {

    /** Subject to stage to its times, over stage history. */
    public static <T> StageDefinition<T, Map<Object, Map<String, SubjectStageTime>>> of(StageHistory<T> history) {
        return new StageDefinition<>(history, "time-in-stage-by-subject", SubjectStageTime::read);
    }

    private static Map<Object, Map<String, SubjectStageTime>> read(Visits visits) {
        Map<Object, Map<String, SubjectStageTime>> times = new LinkedHashMap<>();
        SubjectStageTime none = new SubjectStageTime(0, null, null, Duration.ZERO);
        for (StageVisit visit : StageVisit.read(visits)) {
            times.computeIfAbsent(visit.subject(), s -> new LinkedHashMap<>())
                    .merge(visit.stage(), none.plus(visit), (known, first) -> known.plus(visit));
        }
        return times;
    }

    /** The last completed visit, if there is one. */
    public Optional<Duration> latestCompleted() {
        return Optional.ofNullable(latest);
    }

    /** The visit going on, if there is one. */
    public Optional<Duration> currentOpen() {
        return Optional.ofNullable(open);
    }

    /** All visits together, the open one as far as it has lasted. */
    public Duration cumulative() {
        return open == null ? completed : completed.plus(open);
    }

    SubjectStageTime plus(StageVisit visit) {
        return visit.isOpen()
                ? new SubjectStageTime(visits + 1, latest, visit.lasted(), completed)
                : new SubjectStageTime(visits + 1, visit.lasted(), open, completed.plus(visit.lasted()));
    }

    /** {@code 2 visits, 12.0 d in all, latest completed 10.0 d, 2.0 d so far}. */
    @Override
    public String toString() {
        return visits + " visits, " + Shown.time(cumulative()) + " in all"
                + latestCompleted()
                        .map(time -> ", latest completed " + Shown.time(time))
                        .orElse("")
                + currentOpen().map(time -> ", " + Shown.time(time) + " so far").orElse("");
    }
}
