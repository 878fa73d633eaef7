package dev.lifecycle.metrics.value.summary;

import java.io.Serializable;
import java.util.List;

/** The customers of a summary, a column per quantity; holdout columns are empty without a holdout. */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, seen inside the module alone
record SummaryColumns(
        int[] frequency, double[] recency, double[] age, double[] spend, int[] holdoutPurchases, double[] holdoutSpend)
        implements Serializable {

    static SummaryColumns sized(int customers, boolean holdout) {
        int held = holdout ? customers : 0;
        return new SummaryColumns(
                new int[customers],
                new double[customers],
                new double[customers],
                new double[customers],
                new int[held],
                new double[held]);
    }

    static SummaryColumns of(List<CustomerSummary> customers) {
        SummaryColumns columns = sized(customers.size(), false);
        for (int i = 0; i < customers.size(); i++) {
            CustomerSummary c = customers.get(i);
            columns.frequency[i] = c.frequency();
            columns.recency[i] = c.recency();
            columns.age[i] = c.age();
            columns.spend[i] = c.meanSpend();
        }
        return columns;
    }

    int size() {
        return frequency.length;
    }

    CustomerSummary row(int i) {
        return new CustomerSummary(frequency[i], recency[i], age[i], spend[i]);
    }

    void check() {
        for (int i = 0; i < size(); i++) {
            String problem = Messages.problemWith(frequency[i], recency[i], age[i], spend[i]);
            if (problem != null) {
                throw new IllegalArgumentException(
                        Messages.row(i, Messages.customerRefused(problem, frequency[i], recency[i], age[i], spend[i])));
            }
        }
    }
}
