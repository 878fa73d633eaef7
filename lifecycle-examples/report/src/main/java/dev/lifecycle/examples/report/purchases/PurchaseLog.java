package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.rows.PurchaseDay;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file held.
 *
 * @param rows      rows read, the header apart, whatever became of them
 * @param days      what was bought: one entry for each customer and day, earliest first, those of one day in the order of the file
 * @param malformed rows that could not be read
 * @param refunds   rows with a negative amount
 * @param later     rows after the end of observation
 * @param lastDay   the last day of a readable row within the observation; null if there is none
 */
public record PurchaseLog(
        long rows,
        List<PurchaseDay> days,
        List<RowProblem> malformed,
        List<RowProblem> refunds,
        long later,
        @Nullable LocalDate lastDay) {

    /** Copies the lists. */
    public PurchaseLog {
        days = List.copyOf(days);
        malformed = List.copyOf(malformed);
        refunds = List.copyOf(refunds);
    }
}
