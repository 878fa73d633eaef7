package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.LocalDays;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.io.Serializable;
import java.util.List;

/** What stock and flow count, before their calendar is chosen. Immutable. */
public final class StageFlowsDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StageHistory<T> history;

    StageFlowsDefinition(StageHistory<T> history) {
        this.history = history;
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, StageFlows> over(Periods calendar) {
        return history.read("stock-and-flow/" + calendar.idInZone(), new Reading(calendar));
    }

    private record Reading(Periods periods) implements StageHistory.SummedReading<StageFlows> {

        @Override
        public StageFlows read(Visits visits) {
            return visits.size() == 0 ? nothing(visits.rows()) : flows(tally(visits), visits.rows(), visits.until());
        }

        @Override
        public void count(Visits one, Cells into) {
            if (one.size() > 0) {
                tally(one).tell(into);
            }
        }

        @Override
        public StageFlows result(Cells all, StageOrder declared, String rows, long until) {
            return StageTally.isEmpty(all)
                    ? nothing(rows)
                    : flows(StageTally.of(all, declared, period(until), periods), rows, until);
        }

        private StageTally tally(Visits visits) {
            int first = Integer.MAX_VALUE;
            for (int i = 0; i < visits.size(); i++) {
                first = Math.min(first, period(visits.at(i)));
            }
            StageTally tally = new StageTally(visits.stages(), first, period(visits.until()) - first + 1);
            for (int i = 0; i < visits.size(); i++) {
                if (visits.counts(i)) {
                    int stage = visits.stages().indexOf(visits.stage(i));
                    tally.in(stage, period(visits.at(i)));
                    if (!visits.isOpen(i)) {
                        tally.out(stage, period(visits.end(i)));
                    }
                }
            }
            return tally;
        }

        private StageFlows nothing(String rows) {
            return new StageFlows(id(rows), periods, List.of());
        }

        private StageFlows flows(StageTally tally, String rows, long until) {
            return new StageFlows(id(rows), periods, tally.flows(periods, Instants.of(until)));
        }

        private String id(String rows) {
            return "stock-and-flow/" + periods.idInZone() + rows;
        }

        private int period(long micros) {
            return periods.indexOfDay(new LocalDays(periods.zone()).day(Instants.of(micros)));
        }
    }
}
