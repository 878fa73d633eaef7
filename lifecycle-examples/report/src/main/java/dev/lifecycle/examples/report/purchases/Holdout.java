package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.rows.PurchaseDay;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A log cut in two: what a value model may learn from, and what it is to foretell.
 *
 * @param calibrateUntil     the last day of the first part
 * @param customers          with a purchase in the first part
 * @param purchaseDays       of the first part
 * @param holdoutDays        purchase days of these customers in the second part
 * @param holdoutCustomers   how many of these customers bought in the second part
 * @param newInHoldout       customers of the second part alone
 */
public record Holdout(
        LocalDate calibrateUntil,
        long customers,
        long purchaseDays,
        long holdoutDays,
        long holdoutCustomers,
        long newInHoldout) {

    static Holdout of(List<PurchaseDay> days, LocalDate calibrateUntil) {
        Set<String> known = new HashSet<>();
        Set<String> back = new HashSet<>();
        Set<String> fresh = new HashSet<>();
        long learned = 0;
        long held = 0;
        for (PurchaseDay purchase : days) {
            if (!purchase.day().isAfter(calibrateUntil)) {
                known.add(purchase.customer());
                learned++;
            } else if (known.contains(purchase.customer())) {
                back.add(purchase.customer());
                held++;
            } else {
                fresh.add(purchase.customer());
            }
        }
        return new Holdout(calibrateUntil, known.size(), learned, held, back.size(), fresh.size());
    }
}
