package dev.lifecycle.metrics.journey.checkout;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps carts from being ordered: how many for each reason, when it was last heard of, and whether it is heard more often of late.
 *
 * <p>Rows are what was told of a cart: by a survey, by a payment that failed. A cart with several reasons counts once for each, so that shares may add
 * up to more than all; a reason told twice of a cart counts once. A missing reason, or {@code UNKNOWN}, is none. Shares are of
 * the carts of which at least one reason is known, and undefined while there are none.
 *
 * <p>A cart is recent if its last row lies no longer than the declared time before the end of observation.
 *
 * <pre>{@code
 * AbandonReasons why = left.stream().collect(AbandonReasons.of(Left::cart, Left::at, Left::reason)
 *         .recent(Duration.ofDays(30)).observedUntil(now).metric());
 * why.change("PAYMENT_DECLINED");    // +12.1 points (3.0 to 21.0), p = 0.008
 * }</pre>
 *
 * @param definition  id of the definition, such as {@code abandon-reasons/recent-PT720H}
 * @param carts       all that any row speaks of
 * @param known       of them, those with a known reason
 * @param recentKnown of these, the recent ones
 * @param reasons     those of most carts first, then by their texts
 */
public record AbandonReasons(String definition, long carts, long known, long recentKnown, List<Reason> reasons)
        implements Result, Serializable {

    /**
     * One reason.
     *
     * @param reason   its text
     * @param carts    of which it was told
     * @param recent   of them, the recent ones
     * @param lastTold when it was told last
     */
    public record Reason(String reason, long carts, long recent, Instant lastTold) implements Serializable {}

    /** Copies the list. */
    public AbandonReasons {
        reasons = List.copyOf(reasons);
    }

    /**
     * Over rows of the host, to be completed by {@code .recent(time)}.
     *
     * @param cart   its key
     * @param at     when it was told
     * @param reason why; null if not known; told apart by its text, such as the name of an {@link AbandonReason}
     */
    public static <T> AbandonReasonsDefinition.Recency<T> of(
            Extractor<? super T, ?> cart,
            Extractor<? super T, Instant> at,
            Extractor<? super T, ? extends @Nullable Object> reason) {
        return AbandonReasonsDefinition.of(cart, at, reason);
    }

    /** Of all carts, those with a known reason. */
    public MeasuredRate coverage() {
        return MeasuredRate.of(new Rate(known, carts), true, definition + "/coverage");
    }

    /** Of the carts with a known reason, those with this one. */
    public MeasuredRate share(String reason) {
        return MeasuredRate.of(
                new Rate(find(reason).map(Reason::carts).orElse(0L), known), true, definition + "/of-known");
    }

    /** Its share of the recent carts minus that of those before; undefined while either has none of known reason. */
    public RateDifference change(String reason) {
        long all = find(reason).map(Reason::carts).orElse(0L);
        long recent = find(reason).map(Reason::recent).orElse(0L);
        return RateDifference.between(new Rate(all - recent, known - recentKnown), new Rate(recent, recentKnown));
    }

    /** When the reason was told last, if ever. */
    public Optional<Instant> lastTold(String reason) {
        return find(reason).map(Reason::lastTold);
    }

    private Optional<Reason> find(String reason) {
        return reasons.stream().filter(one -> one.reason().equals(reason)).findFirst();
    }

    /** A line per reason, then the coverage. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("reason", "carts", "of known", "recent", "last told", "change"));
        for (Reason one : reasons) {
            table.line(List.of(
                    one.reason(),
                    String.valueOf(one.carts()),
                    Shown.percent((double) one.carts() / known),
                    String.valueOf(one.recent()),
                    one.lastTold().toString(),
                    change(one.reason()).toString()));
        }
        return table + "reason known: " + coverage().rate() + "\n";
    }
}
