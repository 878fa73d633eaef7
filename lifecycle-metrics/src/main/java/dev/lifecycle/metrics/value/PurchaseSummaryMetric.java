package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
        LocalDate day = day(Rows.<T, Temporal>required(time, row, "time"), row);
        double spent = Rows.<T, Number>required(amount, row, "amount").doubleValue();
        String problem = Messages.problemWithPurchase(0, day.toEpochDay(), spent);
        if (problem != null) {
            throw new InvalidRowException(problem, String.valueOf(row));
        }
        if (day.isAfter(holdout == null ? until : holdout)) {
            ledger.afterEnd++;
        } else {
            ledger.add(who, Math.toIntExact(day.toEpochDay()), spent);
        }
    }

    private LocalDate day(Temporal at, T row) {
        if (at instanceof Instant instant) {
            return LocalDate.ofInstant(instant, zone);
        }
        if (at instanceof LocalDate date) {
            return date;
        }
        if (at instanceof LocalDateTime local) {
            return local.toLocalDate();
        }
        if (at instanceof ZonedDateTime zoned) {
            return zoned.withZoneSameInstant(zone).toLocalDate();
        }
        if (at instanceof OffsetDateTime offset) {
            return offset.atZoneSameInstant(zone).toLocalDate();
        }
        throw new InvalidRowException(Messages.notADay(at), String.valueOf(row));
    }

    @Override
    public PurchaseLedger merge(PurchaseLedger left, PurchaseLedger right) {
        left.addAll(right);
        return left;
    }

    @Override
    public PurchaseSummary result(PurchaseLedger ledger) {
        return Summarising.of(ledger, unit, zone, until, holdout);
    }
}
