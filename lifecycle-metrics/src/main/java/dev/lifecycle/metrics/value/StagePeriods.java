package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.StageVisit;
import dev.lifecycle.model.HistoryEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Stage history, waiting to hear how long a period is. Each subject is looked at on the first day of every period, at midnight in
 * the zone, from its first row on; what it is in at one look and at the next makes a transition.
 *
 * <p>Where two subjects were merged, the rows of both are read as one path ({@link StageHistory#joinedBy}).
 *
 * <p>Looks go on until the last row of all, or {@link #until}: later ones would count as staying what has only not been seen.
 */
public final class StagePeriods {

    private final Map<Object, NavigableMap<Instant, String>> subjects = new HashMap<>();
    private final ZoneId zone;
    private Instant last = Instant.MIN;

    StagePeriods(Stream<HistoryEntry> history, ZoneId zone) {
        this.zone = zone;
        // Every row, not entries alone: a history may have been cut off at its beginning.
        List<StageVisit> visits = history.peek(row -> last = row.at().isAfter(last) ? row.at() : last)
                .collect(StageVisit.of(StageHistory.ofEntries().where("row", row -> true))
                        .metric());
        if (visits.isEmpty()) {
            throw new IllegalArgumentException(Messages.noHistory());
        }
        visits.forEach(visit ->
                subjects.computeIfAbsent(visit.subject(), s -> new TreeMap<>()).put(visit.entered(), visit.stage()));
    }

    /** The history is complete up to and including this day, although its last row may be older. */
    public StagePeriods until(LocalDate day) {
        last = day.plusDays(1).atStartOfDay(zone).toInstant();
        return this;
    }

    /** Periods that begin on Mondays. */
    public MarkovValue weekly() {
        return by(ChronoUnit.WEEKS, 1, 52);
    }

    /** Calendar months. */
    public MarkovValue monthly() {
        return by(ChronoUnit.MONTHS, 1, 12);
    }

    /** Calendar quarters. */
    public MarkovValue quarterly() {
        return by(ChronoUnit.MONTHS, 3, 4);
    }

    /** Calendar years. */
    public MarkovValue yearly() {
        return by(ChronoUnit.YEARS, 1, 1);
    }

    private MarkovValue by(ChronoUnit unit, int length, double perYear) {
        TreeSet<String> ids = new TreeSet<>();
        subjects.values().forEach(rows -> ids.addAll(rows.values()));
        List<String> stages = List.copyOf(ids);
        long[][] counts = new long[stages.size()][stages.size()];
        for (NavigableMap<Instant, String> rows : subjects.values()) {
            LocalDate first = start(LocalDate.ofInstant(rows.firstKey(), zone), unit, length);
            LocalDate look = first;
            int before = -1;
            for (Instant at = at(look); !at.isAfter(last); at = at(look)) {
                Map.Entry<Instant, String> row = rows.floorEntry(at);
                if (row != null) {
                    int now = stages.indexOf(row.getValue());
                    if (before >= 0) {
                        counts[before][now]++;
                    }
                    before = now;
                }
                look = look.plus(length, unit);
            }
        }
        return MarkovValue.of(MarkovChain.estimate(stages, counts), perYear);
    }

    private static LocalDate start(LocalDate day, ChronoUnit unit, int months) {
        return switch (unit) {
            case WEEKS -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case YEARS -> day.withDayOfYear(1);
            default -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % months);
        };
    }

    private Instant at(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
