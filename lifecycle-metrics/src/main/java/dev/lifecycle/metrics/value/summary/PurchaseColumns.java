package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.value.numeric.Checks;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Purchases that already lie in memory as columns: the fast way to a {@link PurchaseSummary}, whose customers are then the numbers.
 *
 * <pre>{@code
 * PurchaseSummary summary = PurchaseColumns.of(customer, epochDay, amount).over(TimeUnit.weeks(PARIS), today);
 * }</pre>
 *
 * <p>The arrays are read, never changed; the conventions are those of {@link PurchaseSummary#of}.
 */
public final class PurchaseColumns {

    private final PurchaseOrder rows;
    private final @Nullable LocalDate holdout;

    private PurchaseColumns(PurchaseOrder rows, @Nullable LocalDate holdout) {
        this.rows = rows;
        this.holdout = holdout;
    }

    /**
     * The columns, a row per purchase, in any order.
     *
     * @param customers  number of each row's customer, from 0
     * @param epochDays  day of each row, as days since 1970-01-01 in the zone of the report
     * @param amounts    what was paid, 0 or more, all in one currency
     * @throws IllegalArgumentException if the lengths differ, or a row has a negative customer, an amount that is not a number of
     *                                  0 or more, or a day outside the years 1 to 9999; the message names the row
     */
    public static PurchaseColumns of(int[] customers, int[] epochDays, double[] amounts) {
        Checks.sameLength("epoch day", epochDays.length, customers.length);
        Checks.sameLength("amount", amounts.length, customers.length);
        PurchaseBlock rows = new PurchaseBlock(customers, epochDays, amounts);
        return new PurchaseColumns(new PurchaseOrder(List.of(rows), rows.check() + 1), null);
    }

    /** Keeps purchases after the calibration apart, up to this day included; see {@link PurchaseSummaryDefinition#holdoutUntil}. */
    public PurchaseColumns holdoutUntil(LocalDate day) {
        return new PurchaseColumns(rows, day);
    }

    /**
     * The summary, with ages in this unit, as of this day.
     *
     * @param unit  such as {@code TimeUnit.weeks(PARIS)}; the days already are in its zone, which is only named in the result
     * @param until the last day of the calibration, included
     * @throws IllegalArgumentException if the holdout does not end after it
     */
    public PurchaseSummary over(ZonedUnit unit, LocalDate until) {
        return Summarising.of(rows, customer -> customer, new Calibration(unit, until, holdout), 0);
    }
}
