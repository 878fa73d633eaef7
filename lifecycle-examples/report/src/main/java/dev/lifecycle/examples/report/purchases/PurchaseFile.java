package dev.lifecycle.examples.report.purchases;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which file to read, and how.
 *
 * @param path         a CSV file in UTF-8 with a header
 * @param customer     the column that says who
 * @param date         the column that says when
 * @param amount       the column that says how much; null if the file does not say
 * @param dates        how dates are written
 * @param observeUntil the last day to look at; null for all
 * @param strict       whether the first malformed row stops the run
 */
public record PurchaseFile(
        Path path,
        String customer,
        String date,
        @Nullable String amount,
        DateText dates,
        @Nullable LocalDate observeUntil,
        boolean strict) {}
