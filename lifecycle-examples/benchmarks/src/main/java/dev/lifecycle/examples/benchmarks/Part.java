package dev.lifecycle.examples.benchmarks;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What can be measured on its own, in the order of the report. */
@SuppressWarnings("ImmutableEnumChecker") // references to static methods
enum Part {
    /** One event through every engine, live and stored. */
    ENGINE(EnginePart::measure, EnginePart::budgets),
    /** A log in bulk over a column of stages. */
    REPLAY(ReplayPart::measure, ReplayPart::budgets),
    /** From nothing to a definition. */
    BUILD(BuildPart::measure, BuildPart::budgets),
    /** What a customer keeps occupied. */
    MEMORY(MemoryPart::measure, MemoryPart::budgets),
    /** Retention, growth and summaries beside a database and stream code. */
    METRICS(MetricsPart::measure, MetricsPart::budgets),
    /** Fits, predictions and survival curves. */
    VALUE(ValuePart::measure, ValuePart::budgets),
    /** An event kept in PostgreSQL beside SQL written by hand. */
    JDBC(JdbcPart::measure, JdbcPart::budgets),
    /** Cost against size. */
    SCALE(ScalePart::measure, ScalePart::budgets),
    /** A hundred million purchases from a stream to predictions. */
    VOLUME(VolumePart::measure, VolumePart::budgets);

    private final Function<Runs, List<Line>> measure;
    private final Supplier<List<Budget>> budgets;

    Part(Function<Runs, List<Line>> measure, Supplier<List<Budget>> budgets) {
        this.measure = measure;
        this.budgets = budgets;
    }

    List<Line> measure(Runs runs) {
        return measure.apply(runs);
    }

    List<Budget> budgets() {
        return budgets.get();
    }
}
