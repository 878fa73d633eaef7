package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.PairMetric;
import dev.lifecycle.metrics.internal.PairState;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.time.Instant;
import java.util.Objects;
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
        Instant declared = until;
        RollingTally tally = tally(log, declared == null ? log.last() : Instants.micros(declared, declared));
        return tally.result(id(), log.laterRows());
    }

    @Override
    public boolean isEndDeclared() {
        return until != null;
    }

    @Override
    public void count(PairState one, Cells into) {
        RollingTally tally = tally(one, Instants.micros(Objects.requireNonNull(until), until));
        if (tally.lastK() >= 0) {
            into.add("stretches", tally.lastK(), 1);
            tally.tell(into);
        }
    }

    @Override
    public RollingRetention result(Cells all) {
        boolean nobody = all.isEmpty("stretches");
        long lastK = nobody ? -1 : all.lastRow("stretches");
        checkSpan(lastK);
        RollingTally tally = new RollingTally(shape, 1, 0, Math.toIntExact(lastK));
        tally.hear(all);
        return tally.result(id(), all.of(PairMetric.LATER, 0));
    }

    private RollingTally tally(PairState log, long end) {
        long length = unit.length().toNanos() / 1_000;
        long[] earliest = {Long.MAX_VALUE};
        log.forEachCustomer(marks -> earliest[0] = Math.min(earliest[0], firstStart(marks)));
        boolean nobody = earliest[0] == Long.MAX_VALUE;
        long span = nobody ? 0 : (end - earliest[0]) / length;
        checkSpan(span);
        RollingTally tally = new RollingTally(shape, length, end, nobody ? -1 : (int) span);
        log.forEachCustomer(tally::customer);
        return tally;
    }

    private static void checkSpan(long span) {
        if (span > MOST_PERIODS) {
            throw new IllegalArgumentException(Messages.tooManyPeriods(span, (int) MOST_PERIODS));
        }
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
