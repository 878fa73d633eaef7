package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.Observation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Count churn of one period from spans. */
record ChurnMetric<T>(
        Extractor<? super T, ?> customer,
        Extractor<? super T, ? extends Temporal> from,
        Extractor<? super T, ? extends @Nullable Temporal> to,
        Observation days,
        ChurnStep.ChurnReading reading)
        implements Metric<T, Spans, ChurnRate> {

    @Override
    public Spans empty() {
        return new Spans();
    }

    @Override
    public void add(Spans spans, T row) {
        Object id = Rows.<T, Object>required(customer, row, "customer");
        Temporal start = Rows.<T, Temporal>required(from, row, "start");
        Temporal end = Rows.<T, Temporal>optional(to, row, "end");
        long startMicros = days.micros(start, row);
        long endMicros = end == null ? Spans.RUNNING : days.micros(end, row);
        if (endMicros < startMicros) {
            throw new InvalidRowException(Messages.endsBeforeStart(start, String.valueOf(end)), row);
        }
        spans.seen(end == null ? startMicros : endMicros);
        if (endMicros > startMicros) {
            spans.add(id, startMicros, endMicros);
        }
    }

    @Override
    public Spans merge(Spans left, Spans right) {
        return left.addAll(right);
    }

    @Override
    public void observeAsLongAs(Spans spans, Spans other) {
        spans.seen(other.last());
    }

    @Override
    public ChurnRate result(Spans spans) {
        Instant end = reading.period().endIn(reading.zone());
        Instant until = reading.until();
        long observed = until == null ? spans.last() : Instants.micros(until, this);
        boolean complete = Instants.micros(end, this) <= observed;
        Tally tally = new Tally(boundaries(), complete || until == null ? Long.MAX_VALUE : observed);
        spans.forEachCustomer(tally::customer);
        Double sum = reading.definition() == ChurnDefinition.DAILY_SUM ? tally.dailySum() : null;
        return new ChurnRate(
                reading.definition(), reading.id(), reading.period().label(), tally.counts(), sum, complete);
    }

    /** The starts of the period's days and its end; looks are a microsecond later, so that a span runs at its first instant. */
    private long[] boundaries() {
        LocalDate first = reading.period().start();
        long shift = reading.definition() == ChurnDefinition.SNAPSHOT ? 1 : 0;
        return LongStream.rangeClosed(0, reading.period().days())
                .map(day -> shift
                        + Instants.micros(
                                first.plusDays(day).atStartOfDay(reading.zone()).toInstant(), first))
                .toArray();
    }

    /** Counts customers while their spans are told. */
    private static final class Tally {
        private final long[] days;
        private final long until;
        private final long[] dayActive;
        private final long[] dayChurned;
        private long activeAtStart;
        private long joined;
        private long churned;
        private long joinedAndChurned;
        private long churnedAndReactivated;

        Tally(long[] days, long until) {
            this.days = days;
            this.until = until;
            this.dayActive = new long[days.length - 1];
            this.dayChurned = new long[days.length - 1];
        }

        private void customer(long[] starts, long[] ends) {
            long start = days[0];
            long end = days[days.length - 1];
            boolean atStart = false;
            boolean atEnd = false;
            boolean came = false;
            boolean left = false;
            for (int i = 0; i < starts.length; i++) {
                if (starts[i] >= Math.min(end, until)) {
                    break;
                }
                long leaves = ends[i] >= until ? Spans.RUNNING : ends[i];
                atStart |= starts[i] < start && leaves >= start;
                atEnd |= leaves >= end;
                came |= starts[i] >= start;
                left |= leaves >= start && leaves < end;
                days(starts[i], leaves);
            }
            activeAtStart += atStart ? 1 : 0;
            joined += came && !atStart ? 1 : 0;
            churned += left ? 1 : 0;
            joinedAndChurned += left && !atStart ? 1 : 0;
            churnedAndReactivated += left && atStart && atEnd ? 1 : 0;
        }

        private void days(long from, long to) {
            for (int day = 0; day < dayActive.length && days[day] <= to && days[day] < until; day++) {
                if (from < days[day]) {
                    dayActive[day]++;
                    dayChurned[day] += to < days[day + 1] ? 1 : 0;
                }
            }
        }

        private ChurnCounts counts() {
            return new ChurnCounts(activeAtStart, joined, churned, joinedAndChurned, churnedAndReactivated);
        }

        private @Nullable Double dailySum() {
            double sum = 0;
            boolean defined = false;
            for (int day = 0; day < dayActive.length; day++) {
                if (dayActive[day] > 0) {
                    sum += (double) dayChurned[day] / dayActive[day];
                    defined = true;
                }
            }
            return defined ? sum : null;
        }
    }
}
