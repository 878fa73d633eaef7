package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PairMetric;
import dev.lifecycle.metrics.internal.PairState;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
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
            RollingSteps steps = new RollingSteps(windows, (int) span[0], last(span, log.lastDay()));
            log.forEachCustomer(steps::customer);
            return new RollingActives(id(), windows, steps.days(observation.endDay(log.lastDay())), log.laterRows());
        }

        @Override
        public boolean isEndDeclared() {
            return observation.isDeclared();
        }

        @Override
        public void count(PairState one, Cells into) {
            one.forEachCustomer(days -> {
                into.add("first", days[0], 1);
                into.add("last", days[days.length - 1], 1);
                RollingSteps.walk(days, 1, (day, by) -> into.add("active", 1, day, by));
                windows.forEach(
                        window -> RollingSteps.walk(days, window, (day, by) -> into.add("active", window, day, by)));
            });
        }

        @Override
        public RollingActives result(Cells all) {
            long later = all.of(PairMetric.LATER, 0);
            if (all.isEmpty("first")) {
                return new RollingActives(id(), windows, List.of(), later);
            }
            long[] span = {all.firstRow("first"), all.lastRow("last")};
            int first = Math.toIntExact(span[0]);
            RollingSteps steps =
                    new RollingSteps(windows, first, Math.max(first, last(span, observation.declaredLastDay())));
            all.forEachStep("active", (window, day, by) -> steps.step(window, day, by));
            return new RollingActives(id(), windows, steps.days(observation.declaredEndDay()), later);
        }

        /** Where the end is declared, days without a row up to it were observed too. */
        private int last(long[] span, int lastRowDay) {
            int last = Math.max((int) span[1], observation.lastDay(lastRowDay));
            return last - span[0] > 2L * MOST_DAYS ? (int) span[1] : last;
        }
    }
}
