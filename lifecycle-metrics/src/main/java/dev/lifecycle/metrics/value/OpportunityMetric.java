package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;

/**
 * Purchases at numbered occasions to an {@link OpportunitySummary}: a collector, and the four functions beneath it.
 *
 * <p>A row is refused with {@link InvalidRowException} if its customer or occasion is missing, or the number of the occasion lies
 * outside ±1,000,000. Purchases after the last occasion observed are left out, and counted.
 *
 * @param <T> the host's row
 */
public final class OpportunityMetric<T> implements Metric<T, OpportunityLedger, OpportunitySummary> {

    private static final long serialVersionUID = 1L;

    /** Numbers of years, weeks or campaigns; a day since 1970 fits, and differences never overflow. */
    private static final int LARGEST = 1_000_000;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, Integer> occasion;
    private final int until;
    private final int end;

    OpportunityMetric(Extractor<? super T, ?> customer, Extractor<? super T, Integer> occasion, int until, int end) {
        this.customer = customer;
        this.occasion = occasion;
        this.until = until;
        this.end = end;
    }

    /**
     * Splits the purchases: rows are made of the occasions up to the calibration's last, and what was bought afterwards, up to this
     * occasion included, is kept apart to hold predictions against.
     *
     * @throws IllegalArgumentException if the occasion is not after the calibration's last
     */
    public OpportunityMetric<T> holdoutUntil(int last) {
        if (last <= until) {
            throw new IllegalArgumentException(Messages.holdoutBefore(last, until));
        }
        return new OpportunityMetric<>(customer, occasion, until, last);
    }

    @Override
    public OpportunityLedger empty() {
        return new OpportunityLedger();
    }

    @Override
    public void add(OpportunityLedger ledger, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        int when = Rows.<T, Integer>required(occasion, row, "occasion");
        if (Math.abs((long) when) > LARGEST) {
            throw new InvalidRowException(Messages.occasionRefused(when), String.valueOf(row));
        }
        if (when > end) {
            ledger.afterEnd++;
        } else {
            ledger.add(who, when);
        }
    }

    @Override
    public OpportunityLedger merge(OpportunityLedger left, OpportunityLedger right) {
        left.addAll(right);
        return left;
    }

    @Override
    public OpportunitySummary result(OpportunityLedger ledger) {
        return OpportunitySummary.of(ledger, until, end);
    }
}
