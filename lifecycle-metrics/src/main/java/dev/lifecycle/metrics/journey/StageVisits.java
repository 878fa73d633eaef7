package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.Instants;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists visits. */
final class StageVisits {

    private StageVisits() {}

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
}
