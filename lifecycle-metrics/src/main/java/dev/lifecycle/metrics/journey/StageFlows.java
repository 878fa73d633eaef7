package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.util.List;

/**
 * Stock and flow of every stage in every period, without gaps from the first entry to the last observed period.
 *
 * @param definition id of the definition, such as {@code stock-and-flow/month@Europe/Paris/per-subject}
 * @param periods    the calendar
 * @param all        by period, then by stage
 */
public record StageFlows(String definition, Periods periods, List<Flow> all) implements Result, Serializable {

    /**
     * One stage in one period, in visits: a subject that comes in twice counts twice. Stock before plus in minus out is stock.
     *
     * @param period   which
     * @param stage    which
     * @param in       visits that began in the period
     * @param out      visits that ended in the period
     * @param stock    subjects there at the end of the period, or so far
     * @param complete whether the period is over
     */
    public record Flow(Period period, String stage, long in, long out, long stock, boolean complete)
            implements Serializable {}

    /** Copies the list. */
    public StageFlows {
        all = List.copyOf(all);
    }

    /** Over stage history, to be completed by a calendar. */
    public static <T> StageFlowsDefinition<T> of(StageHistory<T> history) {
        return new StageFlowsDefinition<>(history);
    }

    /**
     * One stage in one period; all zero and open if it is not there.
     *
     * @throws IllegalArgumentException if the text is no period of this calendar
     */
    public Flow of(String period, String stage) {
        Period wanted = periods.at(periods.indexOf(period));
        return all.stream()
                .filter(flow -> flow.period().equals(wanted) && flow.stage().equals(stage))
                .findFirst()
                .orElseGet(() -> new Flow(wanted, stage, 0, 0, 0, false));
    }

    /** A line per period and stage; open periods with a star. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("period", "stage", "in", "out", "stock"));
        for (Flow flow : all) {
            table.line(List.of(
                    flow.period() + (flow.complete() ? "" : "*"),
                    flow.stage(),
                    String.valueOf(flow.in()),
                    String.valueOf(flow.out()),
                    String.valueOf(flow.stock())));
        }
        return table.toString();
    }
}
