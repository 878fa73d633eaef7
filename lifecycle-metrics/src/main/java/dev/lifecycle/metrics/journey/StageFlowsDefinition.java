package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.LocalDays;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
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
        return history.read("stock-and-flow/" + calendar.idInZone(), visits -> read(visits, calendar));
    }

    private static StageFlows read(Visits visits, Periods periods) {
        String id = "stock-and-flow/" + periods.idInZone() + visits.rows();
        if (visits.size() == 0) {
            return new StageFlows(id, periods, List.of());
        }
        LocalDays days = new LocalDays(periods.zone());
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < visits.size(); i++) {
            first = Math.min(first, period(visits.at(i), days, periods));
        }
        int length = period(visits.until(), days, periods) - first + 1;
        long[][] in = new long[length][visits.stages().size()];
        long[][] out = new long[length][visits.stages().size()];
        for (int i = 0; i < visits.size(); i++) {
            if (!visits.counts(i)) {
                continue;
            }
            int stage = visits.stages().indexOf(visits.stage(i));
            in[period(visits.at(i), days, periods) - first][stage]++;
            if (!visits.isOpen(i)) {
                out[period(visits.end(i), days, periods) - first][stage]++;
            }
        }
        return new StageFlows(id, periods, flows(visits, periods, first, in, out));
    }

    private static List<StageFlows.Flow> flows(Visits visits, Periods periods, int first, long[][] in, long[][] out) {
        Instant until = Instants.of(visits.until());
        List<StageFlows.Flow> flows = new ArrayList<>();
        long[] stock = new long[visits.stages().size()];
        for (int p = 0; p < in.length; p++) {
            Instant end = periods.at(first + p).endIn(periods.zone());
            for (int s = 0; s < stock.length; s++) {
                stock[s] += in[p][s] - out[p][s];
                flows.add(new StageFlows.Flow(
                        periods.at(first + p),
                        visits.stages().get(s),
                        in[p][s],
                        out[p][s],
                        stock[s],
                        !end.isAfter(until)));
            }
        }
        return flows;
    }

    private static int period(long micros, LocalDays days, Periods periods) {
        return periods.indexOfDay(days.day(Instants.of(micros)));
    }
}
