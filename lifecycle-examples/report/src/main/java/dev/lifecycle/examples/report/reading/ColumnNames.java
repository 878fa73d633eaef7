package dev.lifecycle.examples.report.reading;

import org.jspecify.annotations.Nullable;

/**
 * Columns the user names, by name in any case or by number from 1; those that are null are found by their usual names.
 *
 * @param customer who bought
 * @param date     when
 * @param amount   how much
 * @param quantity how many pieces; the amount is then this times the price
 * @param price    of a piece
 * @param order    the order a row belongs to, which refunds name
 */
public record ColumnNames(
        @Nullable String customer,
        @Nullable String date,
        @Nullable String amount,
        @Nullable String quantity,
        @Nullable String price,
        @Nullable String order) {

    /** All by their usual names. */
    public static final ColumnNames USUAL = new ColumnNames(null, null, null, null, null, null);
}
