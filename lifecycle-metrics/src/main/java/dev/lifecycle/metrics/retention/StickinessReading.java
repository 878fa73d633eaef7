package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PairMetric;
import dev.lifecycle.metrics.internal.PairState;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads stickiness from every customer's periods, one for each row. */
record StickinessReading(
        Periods calendar,
        Observation observation,
        int least,
        @Nullable Period window) implements PairMetric.Reading<Stickiness> {

    @Override
    public String definition() {
        return id() + observation.id();
    }

    private String id() {
        return "stickiness/" + calendar.idInZone() + "/at-least-" + least
                + (window == null ? "" : "/during-" + window.label());
    }

    @Override
    public Stickiness read(PairState log) {
        TreeMap<Integer, Long> exact = new TreeMap<>();
        log.forEachCustomer(periods -> {
            int active = active(periods);
            if (active > 0) {
                exact.merge(active, 1L, Long::sum);
            }
        });
        return new Stickiness(id(), exact, isComplete(log), log.laterRows());
    }

    @Override
    public boolean isEndDeclared() {
        return observation.isDeclared();
    }

    @Override
    public void count(PairState one, Cells into) {
        one.forEachCustomer(periods -> {
            int active = active(periods);
            into.add("active", active, active > 0 ? 1 : 0);
        });
    }

    @Override
    public Stickiness result(Cells all) {
        TreeMap<Integer, Long> exact = new TreeMap<>();
        all.forEach("active", (active, column, customers) -> exact.put(Math.toIntExact(active), customers));
        return new Stickiness(id(), exact, isComplete(observation.declaredLastDay()), all.of(PairMetric.LATER, 0));
    }

    private int active(long[] periods) {
        int active = 0;
        int run = 0;
        for (int i = 0; i < periods.length; i++) {
            run = i > 0 && periods[i] == periods[i - 1] ? run + 1 : 1;
            active += run == least ? 1 : 0;
        }
        return active;
    }

    private boolean isComplete(PairState log) {
        return (log.last() != PairState.NEVER || observation.isDeclared()) && isComplete(log.lastDay());
    }

    private boolean isComplete(int lastRowDay) {
        int endDay = observation.endDay(lastRowDay);
        if (window != null) {
            return window.end().toEpochDay() <= endDay;
        }
        int lastDay = observation.lastDay(lastRowDay);
        return calendar.startDay(calendar.indexOfDay(lastDay) + 1) <= endDay;
    }
}
