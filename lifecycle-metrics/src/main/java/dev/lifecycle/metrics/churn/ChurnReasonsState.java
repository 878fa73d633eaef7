package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each reason was given so far. */
final class ChurnReasonsState extends MetricState {

    private static final long serialVersionUID = 1L;

    // Reason to customers lost, and of them those who did not choose to leave.
    private final transient TreeMap<String, long[]> counts = new TreeMap<>();

    /** Counts one customer lost. */
    void lost(String reason, boolean involuntary) {
        count(reason, 1, involuntary ? 1 : 0);
    }

    /** All that the other has counted too. */
    ChurnReasonsState addAll(ChurnReasonsState other) {
        other.counts.forEach((reason, pair) -> count(reason, pair[0], pair[1]));
        return this;
    }

    private void count(String reason, long lost, long involuntary) {
        long[] pair = counts.computeIfAbsent(reason, r -> new long[2]);
        pair[0] += lost;
        pair[1] += involuntary;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new ChurnReasonsState();
    }

    @Override
    protected void write(StateOutput out) {
        out.size(counts.size());
        counts.forEach((reason, pair) -> {
            out.text(reason);
            out.number(pair[0]);
            out.number(pair[1]);
        });
    }

    @Override
    protected void read(StateInput in) {
        for (int left = in.count(); left > 0; left--) {
            String reason = in.text();
            long lost = in.tally();
            count(reason, lost, in.between(0, lost, in.number()));
        }
    }

    /** The result so far. */
    ChurnReasons result() {
        List<ChurnReasons.Reason> reasons = new ArrayList<>();
        long lost = 0;
        long involuntary = 0;
        for (Map.Entry<String, long[]> entry : counts.entrySet()) {
            long[] pair = entry.getValue();
            lost += pair[0];
            involuntary += pair[1];
            if (!entry.getKey().equals(ChurnReasons.UNKNOWN)) {
                reasons.add(new ChurnReasons.Reason(entry.getKey(), pair[0], pair[1]));
            }
        }
        reasons.sort(Comparator.comparingLong(ChurnReasons.Reason::lost)
                .reversed()
                .thenComparing(ChurnReasons.Reason::reason));
        return new ChurnReasons(reasons, lost, involuntary);
    }
}
