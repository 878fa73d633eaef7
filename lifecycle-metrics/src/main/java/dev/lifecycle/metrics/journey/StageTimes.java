package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.Medians;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures visits stage by stage. */
final class StageTimes {

    private StageTimes() {}

    static TimeInStage read(Visits visits) {
        List<StageTime> times = new ArrayList<>();
        for (String stage : visits.stages()) {
            times.add(timeIn(visits, visits.number(stage), stage));
        }
        return new TimeInStage("time-in-stage/completed-visits" + visits.rows(), times);
    }

    private static StageTime timeIn(Visits visits, int number, String stage) {
        long[] lasted = new long[visits.size()];
        int completed = 0;
        long open = 0;
        long openTime = 0;
        long subjects = 0;
        int lastSubject = -1;
        for (int i = 0; i < visits.size(); i++) {
            if (visits.stageNumber(i) != number || !visits.counts(i)) {
                continue;
            }
            if (visits.isOpen(i)) {
                open++;
                openTime += visits.lasted(i);
            } else {
                lasted[completed++] = visits.lasted(i);
            }
            subjects += visits.subject(i) == lastSubject ? 0 : 1;
            lastSubject = visits.subject(i);
        }
        long[] sorted = Arrays.copyOf(lasted, completed);
        Arrays.sort(sorted);
        long sum = Arrays.stream(sorted).sum();
        return new StageTime(
                stage,
                subjects,
                completed,
                open,
                completed == 0 ? null : Duration.of(sum / completed, ChronoUnit.MICROS),
                completed == 0 ? null : Medians.of(sorted),
                Duration.of(sum + openTime, ChronoUnit.MICROS));
    }
}
