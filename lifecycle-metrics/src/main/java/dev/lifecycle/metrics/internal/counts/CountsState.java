package dev.lifecycle.metrics.internal.counts;

import dev.lifecycle.metrics.Counts;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts on their way to bytes and back: the kinds of cells, then the cells in their order. */
final class CountsState extends MetricState {

    private static final long serialVersionUID = 1L;

    final transient TreeMap<Counts.Cell, Long> cells = new TreeMap<>();

    @Override
    protected Fresh fresh() {
        return shape -> new CountsState();
    }

    @Override
    protected void write(StateOutput out) {
        List<String> kinds =
                cells.keySet().stream().map(Counts.Cell::what).distinct().toList();
        out.size(kinds.size());
        kinds.forEach(out::text);
        out.size(cells.size());
        cells.forEach((cell, count) -> {
            out.size(kinds.indexOf(cell.what()));
            out.number(cell.row());
            out.number(cell.column());
            out.number(count);
        });
    }

    @Override
    protected void read(StateInput in) {
        List<String> kinds = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            kinds.add(in.text());
        }
        for (int left = in.count(); left > 0; left--) {
            Counts.Cell cell = new Counts.Cell(kinds.get(in.below(kinds.size())), in.number(), in.number());
            if (!cells.isEmpty() && cell.compareTo(cells.lastKey()) <= 0) {
                throw in.refused(Messages.cellTwice(cell.toString()));
            }
            cells.put(cell, in.number());
        }
    }
}
