package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.PairMetric;
import dev.lifecycle.metrics.internal.PairState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads rolling retention from every customer's marks. */
record RollingReading(
        RollingUnit unit,
        RetentionShape shape,
        String conditions,
        boolean toTheHour,
        @Nullable Instant until) implements PairMetric.Reading<RollingRetention> {

    private static final long MOST_PERIODS = 100_000;

    @Override
    public String definition() {
        return id() + Instants.id(until);
    }

    private String id() {
        return shape.id() + conditions + "/rolling/" + unit.id() + (toTheHour ? "/to-the-hour" : "");
    }

    @Override
    public RollingRetention read(PairState log) {
        long length = unit.length().toNanos() / 1_000;
        Instant declared = until;
        long end = declared == null ? log.last() : Instants.micros(declared, declared);
        long[] earliest = {Long.MAX_VALUE};
        log.forEachCustomer(marks -> earliest[0] = Math.min(earliest[0], firstStart(marks)));
        boolean nobody = earliest[0] == Long.MAX_VALUE;
        long span = nobody ? 0 : (end - earliest[0]) / length;
        if (span > MOST_PERIODS) {
            throw new IllegalArgumentException(Messages.tooManyPeriods(span, (int) MOST_PERIODS));
        }
        RollingTally tally = new RollingTally(shape, length, end, nobody ? -1 : (int) span);
        log.forEachCustomer(tally::customer);
        return tally.result(id(), log.laterRows());
    }

    private static long firstStart(long[] marks) {
        for (long mark : marks) {
            if (RollingMark.isStart(mark)) {
                return RollingMark.micros(mark);
            }
        }
        return Long.MAX_VALUE;
    }
}
