package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The accumulator of the survival metrics: durations that ended in the event, durations still running, and entries of those
 * observed late.
 */
final class SurvivalState extends MetricState {

    private static final long serialVersionUID = 1L;

    private static final int MOST = Integer.MAX_VALUE - 8;

    private transient double[] ended = new double[8];
    private transient double[] running = new double[8];
    private transient double[] entries = new double[0];
    private transient int endedSize;
    private transient int runningSize;
    private transient int entriesSize;

    SurvivalState() {}

    /** The problem with a row, or empty. */
    static String problem(double entry, double duration) {
        if (!(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
            return Messages.durationRefused(duration);
        }
        return entry == 0 || (entry > 0 && entry < duration) ? "" : Messages.entryRefused(entry, duration);
    }

    /** An entry of 0 means observed from the start. */
    void add(double entry, double duration, boolean event) {
        if (event) {
            ended = room(ended, endedSize);
            ended[endedSize++] = duration;
        } else {
            running = room(running, runningSize);
            running[runningSize++] = duration;
        }
        if (entry > 0) {
            entries = room(entries, entriesSize);
            entries[entriesSize++] = entry;
        }
    }

    void addAll(SurvivalState other) {
        ended = append(ended, endedSize, other.ended, other.endedSize);
        running = append(running, runningSize, other.running, other.runningSize);
        entries = append(entries, entriesSize, other.entries, other.entriesSize);
        endedSize += other.endedSize;
        runningSize += other.runningSize;
        entriesSize += other.entriesSize;
    }

    static SurvivalState of(double[] entries, double[] durations, boolean[] events) {
        SurvivalState all = new SurvivalState();
        if (events.length != durations.length) {
            throw new IllegalArgumentException(Messages.columnsDiffer("event", events.length, durations.length));
        }
        if (entries.length != 0 && entries.length != durations.length) {
            throw new IllegalArgumentException(Messages.columnsDiffer("entry", entries.length, durations.length));
        }
        for (int i = 0; i < durations.length; i++) {
            double entry = entries.length == 0 ? 0 : entries[i];
            String problem = problem(entry, durations[i]);
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException(Messages.row(i, problem));
            }
            all.add(entry, durations[i], events[i]);
        }
        return all;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new SurvivalState();
    }

    @Override
    protected void write(StateOutput out) {
        write(ended, endedSize, out);
        write(running, runningSize, out);
        write(entries, entriesSize, out);
    }

    private static void write(double[] column, int size, StateOutput out) {
        out.size(size);
        for (int i = 0; i < size; i++) {
            out.real(column[i]);
        }
    }

    @Override
    protected void read(StateInput in) {
        ended = column(in);
        endedSize = ended.length;
        running = column(in);
        runningSize = running.length;
        entries = column(in);
        entriesSize = entries.length;
        if (entriesSize > size()) {
            throw in.refused(Messages.moreEntries(entriesSize, size()));
        }
    }

    private static double[] column(StateInput in) {
        double[] column = new double[in.count()];
        for (int i = 0; i < column.length; i++) {
            column[i] = in.real();
            String problem = problem(0, column[i]);
            if (!problem.isEmpty()) {
                throw in.refused(problem);
            }
        }
        return column;
    }

    RiskSets riskSets(Ties ties) {
        TimeGrid grid = TimeGrid.of(ties, List.of(this));
        return RiskSets.of(walk(grid), grid.tolerance());
    }

    RiskWalk walk(TimeGrid grid) {
        return new RiskWalk(
                grid.onto(sorted(ended, endedSize)),
                grid.onto(sorted(running, runningSize)),
                grid.onto(sorted(entries, entriesSize)));
    }

    /** All times, in no order. */
    DoubleStream times() {
        return DoubleStream.concat(
                Arrays.stream(ended, 0, endedSize),
                DoubleStream.concat(Arrays.stream(running, 0, runningSize), Arrays.stream(entries, 0, entriesSize)));
    }

    long size() {
        return (long) endedSize + runningSize;
    }

    private static double[] room(double[] array, int size) {
        return size < array.length ? array : Arrays.copyOf(array, roomFor(size + 1L));
    }

    /**
     * How long an array for so many is.
     *
     * @throws IllegalStateException if none is as long
     */
    static int roomFor(long size) {
        if (size > MOST) {
            throw new IllegalStateException(Messages.tooManyDurations(MOST));
        }
        return (int) Math.min(MOST, Math.max(8, 2 * size));
    }

    private static double[] append(double[] left, int leftSize, double[] right, int rightSize) {
        double[] both = Arrays.copyOf(left, Math.max(left.length, roomFor((long) leftSize + rightSize)));
        System.arraycopy(right, 0, both, leftSize, rightSize);
        return both;
    }

    private static double[] sorted(double[] array, int size) {
        double[] copy = Arrays.copyOf(array, size);
        Arrays.sort(copy);
        return copy;
    }
}
