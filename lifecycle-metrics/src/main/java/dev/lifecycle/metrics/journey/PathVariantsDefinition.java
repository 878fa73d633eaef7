package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.LongColumn;
import dev.lifecycle.metrics.internal.Medians;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which ways are one, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class PathVariantsDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StageHistory<T> history;
    private final int most;
    private final boolean repeats;

    private PathVariantsDefinition(StageHistory<T> history, int most, boolean repeats) {
        this.history = history;
        this.most = most;
        this.repeats = repeats;
    }

    static <T> PathVariantsDefinition<T> of(StageHistory<T> history) {
        return new PathVariantsDefinition<>(history, Integer.MAX_VALUE, true);
    }

    /**
     * Only so many stages of each way are told, so that long ways fall together.
     *
     * @throws IllegalArgumentException if below 1
     */
    public PathVariantsDefinition<T> firstStages(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(Messages.firstStages(number));
        }
        return new PathVariantsDefinition<>(history, number, repeats);
    }

    /** A stage entered again from itself is one stay in it. */
    public PathVariantsDefinition<T> withoutRepeats() {
        return new PathVariantsDefinition<>(history, most, false);
    }

    /** The metric. */
    public Metric<T, ?, PathVariants> metric() {
        String id = "paths" + (most == Integer.MAX_VALUE ? "" : "/first-" + most) + (repeats ? "" : "/without-repeats")
                + history.order().exitsId() + history.source().id();
        return new EventMetric<>(
                history.source(),
                id,
                new Reading(id, history.order(), history.source().id(), most, repeats));
    }

    private record Reading(String id, StageOrder order, String rows, int most, boolean repeats)
            implements EventMetric.Reading<PathVariants> {

        @Override
        public PathVariants read(EventState log, long until) {
            return new Walk(Visits.of(log, log.sorted(), until, order, rows), this).result();
        }
    }

    /** A way: its stages, and whether there were more. */
    private record Way(List<String> stages, boolean isCut) {}

    /** So many times, in microseconds. */
    private static final class Times {

        private final LongColumn micros = new LongColumn(0);
        private int size;
        private long subjects;
        private long goingOn;
        private int lastSubject = -1;

        private void add(int subject, long time) {
            micros.set(size++, time);
            subjects += subject == lastSubject ? 0 : 1;
            lastSubject = subject;
        }

        private Duration median() {
            return Medians.of(
                    IntStream.range(0, size).mapToLong(micros::get).sorted().toArray());
        }
    }

    private static final class Walk {

        private final Visits visits;
        private final Reading reading;
        private final Map<Way, Times> ways = new HashMap<>();
        private final TreeMap<String, TreeMap<String, Times>> follows = new TreeMap<>();
        private long subjects;

        private Walk(Visits visits, Reading reading) {
            this.visits = visits;
            this.reading = reading;
            for (int start = 0; start < visits.size(); start = visits.endOfSubject(start)) {
                subject(start, visits.endOfSubject(start));
            }
        }

        private void subject(int start, int end) {
            List<String> stages = new ArrayList<>(List.of(visits.stage(start)));
            int entered = start;
            boolean isCut = false;
            for (int i = start + 1; i < end && !isCut; i++) {
                String from = stages.get(stages.size() - 1);
                String to = visits.stage(i);
                if (!reading.repeats && to.equals(from)) {
                    continue;
                }
                isCut = stages.size() == reading.most;
                if (!isCut) {
                    follows.computeIfAbsent(from, stage -> new TreeMap<>())
                            .computeIfAbsent(to, stage -> new Times())
                            .add(visits.subject(start), visits.at(i) - visits.at(entered));
                    stages.add(to);
                    entered = i;
                }
            }
            Times times = ways.computeIfAbsent(new Way(List.copyOf(stages), isCut), way -> new Times());
            times.add(visits.subject(start), visits.at(entered) - visits.at(start));
            times.goingOn += visits.isOpen(end - 1) ? 1 : 0;
            subjects++;
        }

        private PathVariants result() {
            boolean complete = ways.entrySet().stream().allMatch(way -> isOver(way.getKey(), way.getValue()));
            List<PathVariants.Variant> variants = new ArrayList<>();
            ways.forEach((way, times) -> variants.add(new PathVariants.Variant(
                    way.stages(),
                    way.isCut(),
                    isOver(way, times),
                    MeasuredRate.of(new Rate(times.size, subjects), complete, reading.id),
                    times.median())));
            variants.sort(Comparator.<PathVariants.Variant>comparingLong(
                            variant -> variant.share().part())
                    .reversed()
                    .thenComparing(variant -> String.join("\n", variant.stages()))
                    .thenComparing(PathVariants.Variant::isCut));
            List<PathVariants.Follow> graph = new ArrayList<>();
            follows.forEach((from, row) -> row.forEach((to, times) ->
                    graph.add(new PathVariants.Follow(from, to, times.size, times.subjects, times.median()))));
            return new PathVariants(reading.id, subjects, variants, graph);
        }

        private boolean isOver(Way way, Times times) {
            return way.isCut()
                    || times.goingOn == 0
                    || reading.order
                            .exits()
                            .contains(way.stages().get(way.stages().size() - 1));
        }
    }
}
