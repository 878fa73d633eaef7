package dev.lifecycle.examples.report.reading;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the input held.
 *
 * @param input   the files, as they were named
 * @param columns the purchases and refunds, in the order they were read
 * @param readAs  how the files were understood, one text each
 * @param tally   what became of the other rows
 * @param rejects the rows that could not be read
 */
public record Purchases(String input, PurchaseColumns columns, List<String> readAs, Tally tally, Rejects rejects) {

    /** Copies the list. */
    public Purchases {
        readAs = List.copyOf(readAs);
    }

    /** The last day of a readable row within the observation; null if there is none. */
    public @Nullable LocalDate lastDay() {
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < columns.size(); row++) {
            last = Math.max(last, columns.dayOf(row));
        }
        return columns.size() == 0 ? null : LocalDate.ofEpochDay(last);
    }
}
