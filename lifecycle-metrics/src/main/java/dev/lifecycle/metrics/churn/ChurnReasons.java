package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why customers left: how often each reason, how many left involuntarily, and of how many the reason is known at all.
 *
 * <p>Rows are losses, one per customer lost. A missing reason, or {@code UNKNOWN}, counts as lost but is no reason; shares of
 * reasons are of the known ones, so they are undefined while none is known. Break it down with {@code .by(stage)},
 * {@code .by(cohort)} or {@code .by(period)}.
 *
 * <pre>{@code
 * ChurnReasons why = lost.stream().collect(ChurnReasons.of(Loss::reason, Loss::cardExpired).metric());
 * why.coverage();    // 26 of 31 = 83.9 % (67.4–92.9 %), complete
 * }</pre>
 *
 * @param reasons     known reasons, the most frequent first
 * @param lost        all customers lost
 * @param involuntary of the lost, those who did not choose to leave
 */
public record ChurnReasons(List<Reason> reasons, long lost, long involuntary) implements Result, Serializable {

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
    public static <T> ChurnReasonsDefinition<T> of(
            Extractor<? super T, ? extends @Nullable Object> reason, Extractor<? super T, Boolean> involuntary) {
        return new ChurnReasonsDefinition<>(reason, involuntary);
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
                    Shown.percent((double) reason.lost() / known()),
                    String.valueOf(reason.involuntary())));
        }
        return table + "reason known: " + coverage().rate() + "; involuntary: "
                + involuntaryShare().rate() + "\n";
    }
}
