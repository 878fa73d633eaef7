package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why customers left: how often each reason, how many left involuntarily, and of how many the reason is known at all.
 *
 * <p>Rows are losses, one per customer lost. A missing reason, or {@code UNKNOWN}, counts as lost but is no reason; shares of
 * reasons are of the known ones, so they are undefined while none is known. Break it down with {@code .by(stage)},
 * {@code .by(cohort)} or {@code .by(period)}.
 *
 * <pre>{@code
 * ChurnReasons why = lost.stream().collect(ChurnReasons.of(Loss::reason, Loss::cardExpired));
 * why.coverage();    // 26 of 31 = 83.9 % (67.4–92.9 %), complete
 * }</pre>
 *
 * @param reasons     known reasons, the most frequent first
 * @param lost        all customers lost
 * @param involuntary of the lost, those who did not choose to leave
 */
public record ChurnReasons(List<Reason> reasons, long lost, long involuntary) implements Serializable {

    /** The text that means "we do not know". */
    public static final String UNKNOWN = "UNKNOWN";

    /**
     * One reason.
     *
     * @param reason      its text
     * @param lost        customers lost for it
     * @param involuntary of them, those who did not choose to leave
     */
    public record Reason(String reason, long lost, long involuntary) implements Serializable {}

    /** The id of the definition of every result: one loss a row, shares of the known reasons. */
    public String definition() {
        return "churn/reasons-of-known";
    }

    /** Copies the list. */
    public ChurnReasons {
        reasons = List.copyOf(reasons);
    }

    /**
     * Over rows that are customers lost.
     *
     * @param reason      why; null if not known; told apart by its text
     * @param involuntary whether the customer did not choose to leave, as when a card expires
     */
    public static <T> Metric<T, ?, ChurnReasons> of(
            Extractor<? super T, ? extends @Nullable Object> reason, Extractor<? super T, Boolean> involuntary) {
        return new ReasonsMetric<>(reason, involuntary);
    }

    /** Of all lost, those whose reason is known. */
    public MeasuredRate coverage() {
        return MeasuredRate.of(new Rate(known(), lost), true, "churn/reason-coverage");
    }

    /** Of all lost, those who did not choose to leave. */
    public MeasuredRate involuntaryShare() {
        return MeasuredRate.of(new Rate(involuntary, lost), true, "churn/involuntary");
    }

    /** Of the known reasons, this one. */
    public MeasuredRate share(String reason) {
        long part = reasons.stream()
                .filter(r -> r.reason().equals(reason))
                .mapToLong(Reason::lost)
                .sum();
        return MeasuredRate.of(new Rate(part, known()), true, "churn/reason-of-known");
    }

    private long known() {
        return reasons.stream().mapToLong(Reason::lost).sum();
    }

    /** A line per reason with its share of the known ones, then the coverage. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("reason", "lost", "of known", "involuntary"));
        for (Reason reason : reasons) {
            table.line(List.of(
                    reason.reason(),
                    String.valueOf(reason.lost()),
                    String.format(Locale.ROOT, "%.1f %%", 100.0 * reason.lost() / known()),
                    String.valueOf(reason.involuntary())));
        }
        return table + "reason known: " + coverage().rate() + "; involuntary: "
                + involuntaryShare().rate() + "\n";
    }

    private record ReasonsMetric<T>(
            Extractor<? super T, ? extends @Nullable Object> reason, Extractor<? super T, Boolean> involuntary)
            implements Metric<T, TreeMap<String, long[]>, ChurnReasons> {

        @Override
        public TreeMap<String, long[]> empty() {
            return new TreeMap<>();
        }

        @Override
        public void add(TreeMap<String, long[]> counts, T row) {
            boolean forced = Rows.<T, Boolean>required(involuntary, row, "involuntary");
            Object why = Rows.<T, Object>optional(reason, row, "reason");
            count(counts, why == null ? UNKNOWN : why.toString(), 1, forced ? 1 : 0);
        }

        private static void count(Map<String, long[]> counts, String why, long lost, long forced) {
            long[] pair = counts.computeIfAbsent(why, w -> new long[2]);
            pair[0] += lost;
            pair[1] += forced;
        }

        @Override
        public TreeMap<String, long[]> merge(TreeMap<String, long[]> left, TreeMap<String, long[]> right) {
            right.forEach((why, pair) -> count(left, why, pair[0], pair[1]));
            return left;
        }

        @Override
        public ChurnReasons result(TreeMap<String, long[]> counts) {
            List<Reason> reasons = new ArrayList<>();
            long lost = 0;
            long forced = 0;
            for (Map.Entry<String, long[]> entry : counts.entrySet()) {
                lost += entry.getValue()[0];
                forced += entry.getValue()[1];
                if (!entry.getKey().equals(UNKNOWN)) {
                    reasons.add(new Reason(entry.getKey(), entry.getValue()[0], entry.getValue()[1]));
                }
            }
            reasons.sort(Comparator.comparingLong(Reason::lost).reversed().thenComparing(Reason::reason));
            return new ChurnReasons(reasons, lost, forced);
        }
    }
}
