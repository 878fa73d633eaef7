package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What reasons count, until {@link #metric()}. Immutable. */
public final class ChurnReasonsDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Losses<T> losses;

    ChurnReasonsDefinition(
            Extractor<? super T, ? extends @Nullable Object> reason, Extractor<? super T, Boolean> involuntary) {
        this.losses = new Losses<>(reason, involuntary);
    }

    /** The metric. */
    public Metric<T, ?, ChurnReasons> metric() {
        return losses;
    }

    private record Losses<T>(
            Extractor<? super T, ? extends @Nullable Object> reason, Extractor<? super T, Boolean> involuntary)
            implements Metric<T, ChurnReasonsState, ChurnReasons> {

        @Override
        public String definition() {
            return "churn/reasons-of-known";
        }

        @Override
        public ChurnReasonsState empty() {
            return new ChurnReasonsState();
        }

        @Override
        public void add(ChurnReasonsState state, T row) {
            boolean forced = Rows.<T, Boolean>required(involuntary, row, "involuntary");
            Object why = Rows.<T, Object>optional(reason, row, "reason");
            state.lost(why == null ? ChurnReasons.UNKNOWN : why.toString(), forced);
        }

        @Override
        public ChurnReasonsState merge(ChurnReasonsState left, ChurnReasonsState right) {
            return left.addAll(right);
        }

        @Override
        public ChurnReasons result(ChurnReasonsState state) {
            return state.result();
        }
    }
}
