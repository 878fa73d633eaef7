package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PairMetric;
import dev.lifecycle.metrics.internal.PairState;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Within which windows customers are active, before the zone of their days is chosen. Immutable: every option gives a new definition. */
public final class RollingActivesDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    // As long as stage models take: a row beyond is a slip, and would ask for a place for every day up to it.
    private static final int MOST_DAYS = 365_250;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;

    @SuppressWarnings("serial") // copies of lists are
    private final List<Integer> windows;

    private final @Nullable Serializable until;

    private RollingActivesDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            List<Integer> windows,
            @Nullable Serializable until) {
        this.customer = customer;
        this.at = at;
        this.windows = windows;
        this.until = until;
    }

    static <T> RollingActivesDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return new RollingActivesDefinition<>(customer, at, List.of(7, 30), null);
    }

    /**
     * Windows of these lengths in days, instead of 7 and 30.
     *
     * @throws IllegalArgumentException if one is below 2 or beyond a thousand years: a window of one day is the day
     */
    public RollingActivesDefinition<T> windows(int... days) {
        for (int length : days) {
            if (length < 2 || length > MOST_DAYS) {
                throw new IllegalArgumentException(Messages.badWindow(length, MOST_DAYS));
            }
        }
        return new RollingActivesDefinition<>(
                customer, at, Arrays.stream(days).sorted().distinct().boxed().toList(), until);
    }

    /**
     * Until when was observed: a date to the end of its day, an instant to that instant, whose day is then open. Later rows are
     * left out and counted. Without it the data end with the day of the last row.
     */
    public <U extends Temporal & Serializable> RollingActivesDefinition<T> observedUntil(U end) {
        return new RollingActivesDefinition<>(customer, at, windows, end);
    }

    /** Over the calendar days of this zone. */
    public Metric<T, ?, RollingActives> over(ZoneId zone) {
        Observation observation = new Observation(zone, (Temporal) until);
        Extractor<? super T, ? extends Temporal> when = at;
        return new PairMetric<T, RollingActives>(
                customer,
                (id, row, log) -> {
                    int day = observation.day(Rows.<T, Temporal>required(when, row, "instant"), row);
                    if (day == Observation.LATER) {
                        log.later();
                        return;
                    }
                    if (Math.abs((long) day) > MOST_DAYS) {
                        throw new InvalidRowException(
                                Messages.farDay(LocalDate.ofEpochDay(day).toString()), row);
                    }
                    log.seen(day);
                    log.note(id, day);
                },
                new Reading(zone, observation, windows));
    }

    private record Reading(ZoneId zone, Observation observation, List<Integer> windows)
            implements PairMetric.Reading<RollingActives> {

        private String id() {
            return "actives/rolling-" + windows.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + "-days@" + zone;
        }

        @Override
        public String definition() {
            return id() + observation.id();
        }

        @Override
        public RollingActives read(PairState log) {
            long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
            log.forEachCustomer(days -> {
                span[0] = Math.min(span[0], days[0]);
                span[1] = Math.max(span[1], days[days.length - 1]);
            });
            if (span[0] > span[1]) {
                return new RollingActives(id(), windows, List.of(), log.laterRows());
            }
            int first = (int) span[0];
            // Where the end is declared, days without a row up to it were observed too.
            int last = Math.max((int) span[1], observation.lastDay(log.lastDay()));
            if (last - (long) first > 2L * MOST_DAYS) {
                last = (int) span[1];
            }
            return new RollingActives(id(), windows, days(log, first, last), log.laterRows());
        }

        private List<RollingActives.Day> days(PairState log, int first, int last) {
            long[] active = sweep(log, first, last, 1);
            List<long[]> within = windows.stream()
                    .map(window -> sweep(log, first, last, window))
                    .toList();
            int endDay = observation.endDay(log.lastDay());
            List<RollingActives.Day> days = new ArrayList<>();
            for (int i = 0; i <= last - first; i++) {
                int place = i;
                days.add(new RollingActives.Day(
                        LocalDate.ofEpochDay(first + (long) i),
                        active[i],
                        within.stream().map(counts -> counts[place]).toList(),
                        first + i < endDay));
            }
            return days;
        }

        /** For each day, how many were active on it or so many days before: a customer steps in with an active day and out a window later, unless they came again. */
        private static long[] sweep(PairState log, int first, int last, int window) {
            long[] steps = new long[last - first + 2];
            log.forEachCustomer(days -> {
                long out = Long.MIN_VALUE;
                for (long day : days) {
                    if (day >= out) {
                        step(steps, out, first, -1);
                        step(steps, day, first, 1);
                    }
                    out = day + window;
                }
                step(steps, out, first, -1);
            });
            for (int i = 1; i < steps.length; i++) {
                steps[i] += steps[i - 1];
            }
            return steps;
        }

        private static void step(long[] steps, long day, int first, int by) {
            if (day >= first && day - first < steps.length) {
                steps[(int) (day - first)] += by;
            }
        }
    }
}
