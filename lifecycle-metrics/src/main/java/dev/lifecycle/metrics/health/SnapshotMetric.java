package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.Instants;
import java.io.Serializable;

/** A metric over the latest snapshot of each customer; only what is read from them differs. */
record SnapshotMetric<T, R>(Snapshots<T> snapshots, String id, Reading<R> reading)
        implements Metric<T, SnapshotState, R> {

    /** What is read from the snapshots. */
    interface Reading<R> extends Serializable {
        R read(SnapshotState state);
    }

    @Override
    public String definition() {
        return id + Instants.id(snapshots.until());
    }

    @Override
    public SnapshotState empty() {
        return new SnapshotState(snapshots.measures().size());
    }

    @Override
    public void add(SnapshotState accumulator, T row) {
        snapshots.read(row, accumulator);
    }

    @Override
    public SnapshotState merge(SnapshotState left, SnapshotState right) {
        return left.addAll(right);
    }

    @Override
    public R result(SnapshotState accumulator) {
        return reading.read(accumulator);
    }
}
