package dev.lifecycle.metrics.value;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The accumulator of {@link PurchaseSummaryMetric}: each customer's purchase days and their totals. Opaque. */
public final class PurchaseLedger implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the map is; customers are if the host means to send them
    final Map<Object, DayTotals> customers = new LinkedHashMap<>();

    long afterEnd;

    PurchaseLedger() {}

    void add(Object customer, int day, double amount) {
        customers.computeIfAbsent(customer, c -> new DayTotals()).add(day, amount);
    }

    void addAll(PurchaseLedger other) {
        other.customers.forEach((customer, totals) ->
                customers.computeIfAbsent(customer, c -> new DayTotals()).addAll(totals));
        afterEnd += other.afterEnd;
    }
}
