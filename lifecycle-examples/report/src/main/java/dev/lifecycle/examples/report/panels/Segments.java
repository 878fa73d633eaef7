package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.Segmented;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Figures by kind of customer; there are none where all are of one kind, as they are in a log of bare purchases. */
final class Segments {

    private Segments() {}

    /** The results by segment; none if there is one alone, which says what the total says. */
    static <R> Map<String, R> ofSeveral(Segmented<String, R> found) {
        return found.segments().size() < 2 ? Map.of() : found.segments();
    }

    /** These tables, and the one by segment behind them if it has rows. */
    static List<Table> tables(List<Table> all, Table bySegment) {
        return bySegment.rows().isEmpty()
                ? all
                : Stream.concat(all.stream(), Stream.of(bySegment)).toList();
    }
}
