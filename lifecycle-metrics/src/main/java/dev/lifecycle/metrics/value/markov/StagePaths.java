package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.StageVisit;
import dev.lifecycle.stage.HistoryEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which stage each subject was in, and when. Each is looked at on the first day of every period from its first row on; what it is in at one
 * look and at the next makes a transition.
 *
 * <p>Where two subjects were merged, the rows of both are read as one path ({@link StageHistory#joinedBy}).
 *
 * <p>Looks go on until the last row of all, or the declared end: later ones would count as staying what has only not been seen.
 */
final class StagePaths {

    private final Map<Object, NavigableMap<Instant, String>> subjects = new HashMap<>();
    private final List<String> stages;
    private Instant last = Instant.MIN;

    StagePaths(Stream<HistoryEntry> history) {
        // Every row, not entries alone: a history may have been cut off at its beginning.
        List<StageVisit> visits = history.peek(row -> last = row.at().isAfter(last) ? row.at() : last)
                .collect(StageVisit.of(StageHistory.ofEntries().where("row", row -> true))
                        .metric());
        if (visits.isEmpty()) {
            throw new IllegalArgumentException(Messages.noHistory());
        }
        TreeSet<String> ids = new TreeSet<>();
        for (StageVisit visit : visits) {
            subjects.computeIfAbsent(visit.subject(), s -> new TreeMap<>()).put(visit.entered(), visit.stage());
            ids.add(visit.stage());
        }
        stages = List.copyOf(ids);
    }

    /** The ids of all stages anybody was in, in order. */
    List<String> stages() {
        return stages;
    }

    /** @param until the last day observed; null for the last row of all */
    MarkovChain chain(Periods calendar, @Nullable LocalDate until) {
        Instant end = until == null ? last : start(until.plusDays(1), calendar.zone());
        long[][] counts = new long[stages.size()][stages.size()];
        for (NavigableMap<Instant, String> rows : subjects.values()) {
            int before = -1;
            int period = calendar.indexOf(LocalDate.ofInstant(rows.firstKey(), calendar.zone()));
            for (Instant at = look(calendar, period); !at.isAfter(end); at = look(calendar, ++period)) {
                Map.Entry<Instant, String> row = rows.floorEntry(at);
                if (row != null) {
                    int now = stages.indexOf(row.getValue());
                    if (before >= 0) {
                        counts[before][now]++;
                    }
                    before = now;
                }
            }
        }
        return MarkovChain.estimate(stages, counts);
    }

    private static Instant look(Periods calendar, int period) {
        return start(LocalDate.ofEpochDay(calendar.startDay(period)), calendar.zone());
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
