package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * Purchases to a {@link PurchaseSummary}: a collector, and the four functions beneath it.
 *
 * <p>A row is refused with {@link InvalidRowException} if its customer, time or amount is missing, its amount negative or NaN, or
 * its time has no day. Purchases after the last day observed are left out, and counted.
 *
 * @param <T> the host's row
 */
public final class PurchaseSummaryMetric<T> implements Metric<T, PurchaseLedger, PurchaseSummary> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> time;
    private final Extractor<? super T, ? extends Number> amount;
    private final TimeUnit unit;
    private final ZoneId zone;
    private final LocalDate until;
    private final @Nullable LocalDate holdout;
    private final Observation observation;

    PurchaseSummaryMetric(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> time,
            Extractor<? super T, ? extends Number> amount,
            TimeUnit unit,
            ZoneId zone,
            LocalDate until,
            @Nullable LocalDate holdout) {
        this.customer = customer;
        this.time = time;
        this.amount = amount;
        this.unit = unit;
        this.zone = zone;
        this.until = until;
        this.holdout = holdout;
        observation = new Observation(zone, holdout == null ? until : holdout);
    }

    /**
     * Splits the purchases: the customers and their summaries are those of the days up to the calibration's end, and what they
     * bought afterwards, up to this day included, is kept apart to test predictions on.
     *
     * @throws IllegalArgumentException if the day is not after the calibration's last
     */
    public PurchaseSummaryMetric<T> holdoutUntil(LocalDate day) {
        if (!day.isAfter(until)) {
            throw new IllegalArgumentException(Messages.holdoutBefore(day, until));
        }
        return new PurchaseSummaryMetric<>(customer, time, amount, unit, zone, until, day);
    }

    @Override
    public PurchaseLedger empty() {
        return new PurchaseLedger();
    }

    @Override
    public void add(PurchaseLedger ledger, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        int day = observation.day(Rows.<T, Temporal>required(time, row, "time"), row);
        double spent = Rows.<T, Number>required(amount, row, "amount").doubleValue();
        boolean later = day == Observation.LATER;
        String problem = Messages.problemWithPurchase(0, later ? 0 : day, spent);
        if (problem != null) {
            throw new InvalidRowException(problem, String.valueOf(row));
        }
        if (later) {
            ledger.afterEnd++;
        } else {
            ledger.add(who, day, spent);
        }
    }

    @Override
    public PurchaseLedger merge(PurchaseLedger left, PurchaseLedger right) {
        left.addAll(right);
        return left;
    }

    @Override
    public PurchaseSummary result(PurchaseLedger ledger) {
        return Summarising.of(ledger.inOrder(), ledger::customer, unit, zone, until, holdout, ledger.afterEnd);
    }
}
