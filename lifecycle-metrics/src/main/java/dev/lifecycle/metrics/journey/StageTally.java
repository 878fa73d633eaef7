package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.PeriodSpan;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Visits that began and ended, by stage and period, while they are counted. */
final class StageTally {

    private static final String IN = "in ";
    private static final String OUT = "out ";
    private static final String STAGE = "stage ";

    private final List<String> stages;
    private final int first;
    private final long[][] in;
    private final long[][] out;

    /** @param length how many periods from the first on */
    StageTally(List<String> stages, int first, int length) {
        this.stages = stages;
        this.first = first;
        this.in = new long[stages.size()][length];
        this.out = new long[stages.size()][length];
    }

    /** What such cells say, up to the last observed period. */
    static StageTally of(Cells all, StageOrder declared, int last, Periods periods) {
        Set<String> stages = new LinkedHashSet<>(declared.stages());
        long first = Long.MAX_VALUE;
        for (String kind : all.kinds(STAGE)) {
            stages.add(kind.substring(STAGE.length()));
            first = Math.min(first, all.firstRow(kind));
        }
        int from = Math.toIntExact(first);
        StageTally tally =
                new StageTally(List.copyOf(stages), from, PeriodSpan.length(from, Math.max(from, last), periods));
        for (int stage = 0; stage < tally.stages.size(); stage++) {
            all.into(IN + tally.stages.get(stage), from, tally.in[stage]);
            all.into(OUT + tally.stages.get(stage), from, tally.out[stage]);
        }
        return tally;
    }

    static boolean isEmpty(Cells all) {
        return all.kinds(STAGE).isEmpty();
    }

    void in(int stage, int period) {
        in[stage][period - first]++;
    }

    void out(int stage, int period) {
        out[stage][period - first]++;
    }

    /** Counts what was counted into cells, and every stage with the first period anybody was anywhere. */
    void tell(Cells into) {
        for (int stage = 0; stage < stages.size(); stage++) {
            into.add(STAGE + stages.get(stage), first, 1);
            into.addAll(IN + stages.get(stage), first, in[stage]);
            into.addAll(OUT + stages.get(stage), first, out[stage]);
        }
    }

    List<StageFlows.Flow> flows(Periods periods, Instant until) {
        List<StageFlows.Flow> flows = new ArrayList<>();
        long[] stock = new long[stages.size()];
        for (int p = 0; stock.length > 0 && p < in[0].length; p++) {
            Instant end = periods.at(first + p).endIn(periods.zone());
            for (int s = 0; s < stock.length; s++) {
                stock[s] += in[s][p] - out[s][p];
                flows.add(new StageFlows.Flow(
                        periods.at(first + p), stages.get(s), in[s][p], out[s][p], stock[s], !end.isAfter(until)));
            }
        }
        return flows;
    }
}
