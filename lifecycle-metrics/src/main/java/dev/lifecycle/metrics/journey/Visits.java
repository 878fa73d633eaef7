package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.EventLog;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.LocalDays;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A log of stage entries read as visits: each entry lasts until the subject's next one. */
final class Visits {

    private final EventLog log;
    private final long until;
    private final int[] order;
    private final StageOrder declared;
    private final String rows;
    private final List<String> stages;

    private Visits(EventLog log, long until, int[] order, StageOrder declared, String rows, List<String> stages) {
        this.log = log;
        this.until = until;
        this.order = order;
        this.declared = declared;
        this.rows = rows;
        this.stages = stages;
    }

    /** @param rows what the definition ids say of the rows */
    static Visits of(EventLog log, long until, StageOrder declared, String rows) {
        Set<String> stages = new LinkedHashSet<>(declared.stages());
        stages.addAll(Arrays.asList(log.names()));
        return new Visits(log, until, log.sorted(), declared, rows, List.copyOf(stages));
    }

    Population population() {
        Map<String, Long> counts = zeros();
        for (int i = 0; i < order.length; i++) {
            if (isOpen(i)) {
                counts.merge(stage(i), 1L, Long::sum);
            }
        }
        return population("current", counts, 0);
    }

    Population furthestStage() {
        StageReach reach = new StageReach(log, order, declared, zeros());
        reach.furthest();
        return population("furthest" + declared.id(), reach.counts(), reach.none());
    }

    Population lastStageBeforeExit() {
        StageReach reach = new StageReach(log, order, declared, zeros());
        reach.lastBeforeExit();
        return population("last-before-exit" + declared.exitsId(), reach.counts(), reach.none());
    }

    private Population population(String which, Map<String, Long> counts, long none) {
        Map<String, Long> listed = new LinkedHashMap<>(counts);
        if (!which.equals("current")) {
            listed.keySet().removeAll(declared.exits());
        }
        return new Population(
                "population/" + which + rows, order.length == 0 ? null : Instants.of(until), listed, none);
    }

    TransitionMatrix transitions() {
        Map<String, Long> entries = new TreeMap<>();
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (int i = 0; i < order.length; i++) {
            // The row's own from wins over the row before it: what lies between may not have been given.
            String from = log.name(log.from(order[i]));
            if (from.isEmpty() && isFirst(i)) {
                entries.merge(stage(i), 1L, Long::sum);
            } else {
                counts.computeIfAbsent(from.isEmpty() ? stage(i - 1) : from, f -> new TreeMap<>())
                        .merge(stage(i), 1L, Long::sum);
            }
        }
        return new TransitionMatrix("transitions" + rows, stages, entries, counts);
    }

    TimeInStage timeInStage() {
        List<StageTime> times = new ArrayList<>();
        for (String stage : stages) {
            times.add(timeIn(log.nameNumber(stage), stage));
        }
        return new TimeInStage("time-in-stage/completed-visits" + rows, times);
    }

    private StageTime timeIn(int number, String stage) {
        long[] lasted = new long[order.length];
        int completed = 0;
        long open = 0;
        long openTime = 0;
        long subjects = 0;
        int lastSubject = -1;
        for (int i = 0; i < order.length; i++) {
            if (log.to(order[i]) != number) {
                continue;
            }
            if (isOpen(i)) {
                open++;
                openTime += lasted(i);
            } else {
                lasted[completed++] = lasted(i);
            }
            subjects += log.subject(order[i]) == lastSubject ? 0 : 1;
            lastSubject = log.subject(order[i]);
        }
        long[] sorted = Arrays.copyOf(lasted, completed);
        Arrays.sort(sorted);
        long sum = Arrays.stream(sorted).sum();
        return new StageTime(
                stage,
                subjects,
                completed,
                open,
                completed == 0 ? null : micros(sum / completed),
                completed == 0 ? null : Medians.of(sorted),
                micros(sum + openTime));
    }

    List<StageVisit> all() {
        List<StageVisit> visits = new ArrayList<>(order.length);
        for (int i = 0; i < order.length; i++) {
            boolean open = isOpen(i);
            visits.add(new StageVisit(
                    log.subjectId(log.subject(order[i])),
                    stage(i),
                    Instants.of(log.at(order[i])),
                    open ? null : Instants.of(log.at(order[i + 1])),
                    open ? null : stage(i + 1),
                    micros(lasted(i))));
        }
        visits.sort(Comparator.comparing(visit -> String.valueOf(visit.subject())));
        return visits;
    }

    Map<Object, Map<String, SubjectStageTime>> bySubject() {
        Map<Object, Map<String, SubjectStageTime>> times = new LinkedHashMap<>();
        SubjectStageTime none = new SubjectStageTime(0, null, null, Duration.ZERO);
        for (StageVisit visit : all()) {
            times.computeIfAbsent(visit.subject(), s -> new LinkedHashMap<>())
                    .merge(visit.stage(), none.plus(visit), (known, first) -> known.plus(visit));
        }
        return times;
    }

    StageFlows flows(Periods periods) {
        String id = "stock-and-flow/" + periods.idInZone() + rows;
        if (order.length == 0) {
            return new StageFlows(id, periods, List.of());
        }
        LocalDays days = new LocalDays(periods.zone());
        int first = Arrays.stream(order)
                .map(event -> period(log.at(event), days, periods))
                .min()
                .orElseThrow();
        int last = period(until, days, periods);
        long[][] in = new long[last - first + 1][stages.size()];
        long[][] out = new long[last - first + 1][stages.size()];
        for (int i = 0; i < order.length; i++) {
            int stage = stages.indexOf(stage(i));
            in[period(log.at(order[i]), days, periods) - first][stage]++;
            if (!isOpen(i)) {
                out[period(log.at(order[i + 1]), days, periods) - first][stage]++;
            }
        }
        return new StageFlows(id, periods, flows(periods, first, in, out));
    }

    MeasuredRate conversion(String from, String target, Duration horizon) {
        long span = horizon.toNanos() / 1_000;
        int source = log.nameNumber(from);
        int goal = log.nameNumber(target);
        long entered = 0;
        long reached = 0;
        for (int i = 0; i < order.length; i++) {
            long at = log.at(order[i]);
            if (log.to(order[i]) != source || source == EventLog.NONE || until - at < span) {
                continue;
            }
            entered++;
            int j = i;
            while (!isOpen(j) && log.at(order[j + 1]) - at <= span) {
                j++;
                if (log.to(order[j]) == goal) {
                    reached++;
                    break;
                }
            }
        }
        String definition = "conversion/" + from + "/" + target + "/within-" + horizon + rows;
        return MeasuredRate.of(new Rate(reached, entered), true, definition);
    }

    private List<StageFlows.Flow> flows(Periods periods, int first, long[][] in, long[][] out) {
        List<StageFlows.Flow> flows = new ArrayList<>();
        long[] stock = new long[stages.size()];
        for (int p = 0; p < in.length; p++) {
            Instant end = periods.at(first + p).endIn(periods.zone());
            for (int s = 0; s < stock.length; s++) {
                stock[s] += in[p][s] - out[p][s];
                flows.add(new StageFlows.Flow(
                        periods.at(first + p),
                        stages.get(s),
                        in[p][s],
                        out[p][s],
                        stock[s],
                        !end.isAfter(Instants.of(until))));
            }
        }
        return flows;
    }

    private static int period(long micros, LocalDays days, Periods periods) {
        return periods.indexOfDay(days.day(Instants.of(micros)));
    }

    private Map<String, Long> zeros() {
        Map<String, Long> zeros = new LinkedHashMap<>();
        stages.forEach(stage -> zeros.put(stage, 0L));
        return zeros;
    }

    private String stage(int i) {
        return log.name(log.to(order[i]));
    }

    private boolean isFirst(int i) {
        return i == 0 || log.subject(order[i - 1]) != log.subject(order[i]);
    }

    private boolean isOpen(int i) {
        return i == order.length - 1 || log.subject(order[i + 1]) != log.subject(order[i]);
    }

    private long lasted(int i) {
        return (isOpen(i) ? until : log.at(order[i + 1])) - log.at(order[i]);
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
