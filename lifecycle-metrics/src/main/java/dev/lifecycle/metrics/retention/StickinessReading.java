package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PairMetric;
import dev.lifecycle.metrics.internal.PairState;
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
            int active = 0;
            int run = 0;
            for (int i = 0; i < periods.length; i++) {
                run = i > 0 && periods[i] == periods[i - 1] ? run + 1 : 1;
                active += run == least ? 1 : 0;
            }
            if (active > 0) {
                exact.merge(active, 1L, Long::sum);
            }
        });
        return new Stickiness(id(), exact, isComplete(log), log.laterRows());
    }

    private boolean isComplete(PairState log) {
        if (log.last() == PairState.NEVER && !observation.isDeclared()) {
            return false;
        }
        int endDay = observation.endDay(log.lastDay());
        if (window != null) {
            return window.end().toEpochDay() <= endDay;
        }
        int lastDay = observation.lastDay(log.lastDay());
        return calendar.startDay(calendar.indexOfDay(lastDay) + 1) <= endDay;
    }
}
