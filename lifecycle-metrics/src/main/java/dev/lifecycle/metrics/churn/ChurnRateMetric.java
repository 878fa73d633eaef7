package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.StateMetric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Count churn of one period from spans. */
final class ChurnRateMetric<T> extends StateMetric<T, ChurnRateState, ChurnRate> {

    private static final long serialVersionUID = 1L;

    private final ChurnRateDefinition.ChurnSpans<T> rows;
    private final ChurnFormula formula;
    private final Period period;
    private final ZoneId zone;
    private final Observation days;
    private final @Nullable Instant until;

    ChurnRateMetric(
            ChurnRateDefinition.ChurnSpans<T> rows,
            ChurnFormula formula,
            Period period,
            ZoneId zone,
            @Nullable Instant until) {
        this.rows = rows;
        this.formula = formula;
        this.period = period;
        this.zone = zone;
        this.days = new Observation(zone, null);
        this.until = until;
    }

    @Override
    public String definition() {
        return id() + "/" + period.label() + Instants.id(until);
    }

    @Override
    public ChurnRateState empty() {
        return new ChurnRateState();
    }

    @Override
    public void add(ChurnRateState spans, T row) {
        Object id = Rows.<T, Object>required(rows.customer(), row, "customer");
        Temporal start = Rows.<T, Temporal>required(rows.from(), row, "start");
        Temporal end = Rows.<T, Temporal>optional(rows.to(), row, "end");
        long startMicros = days.micros(start, row);
        long endMicros = end == null ? ChurnRateState.RUNNING : days.micros(end, row);
        if (endMicros < startMicros) {
            throw new InvalidRowException(Messages.endsBeforeStart(start.toString(), String.valueOf(end)), row);
        }
        spans.seen(startMicros);
        if (end != null) {
            spans.ended(endMicros);
        }
        if (endMicros > startMicros) {
            spans.add(id, startMicros, endMicros);
        }
    }

    @Override
    public ChurnRate result(ChurnRateState spans) {
        Instant end = until;
        long observed = end == null ? Math.max(spans.last(), spans.lastEnd()) : Instants.micros(end, end);
        long over = Instants.micros(period.endIn(zone), period);
        boolean complete = over <= observed;
        if (end == null && complete && over > spans.last()) {
            throw new IllegalArgumentException(Messages.perhapsAhead(
                    period.label(),
                    Instants.of(spans.last()).toString(),
                    Instants.of(observed).toString()));
        }
        ChurnTally tally = new ChurnTally(boundaries(), complete || end == null ? Long.MAX_VALUE : observed);
        spans.forEachCustomer(tally::customer);
        String definition = id();
        Double sum = formula == ChurnFormula.DAILY_SUM ? tally.dailySum() : null;
        return new ChurnRate(definition, formula, period.label(), tally.counts(), sum, complete);
    }

    private String id() {
        return "churn/" + formula.id() + "@" + zone + rows.recognition();
    }

    /** The starts of the period's days and its end; looks are a microsecond later, so that a span runs at its first instant. */
    private long[] boundaries() {
        LocalDate first = period.start();
        long shift = formula == ChurnFormula.SNAPSHOT ? 1 : 0;
        return LongStream.rangeClosed(0, period.days())
                .map(day -> shift
                        + Instants.micros(first.plusDays(day).atStartOfDay(zone).toInstant(), first))
                .toArray();
    }
}
