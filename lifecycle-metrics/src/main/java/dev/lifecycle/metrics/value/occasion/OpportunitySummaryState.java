package dev.lifecycle.metrics.value.occasion;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an {@link OpportunitySummary} is accumulated in: at which occasions each customer bought. Opaque. */
public final class OpportunitySummaryState implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Comparator<OpportunityRow> ORDER = Comparator.comparingInt(OpportunityRow::opportunities)
            .thenComparingInt(OpportunityRow::purchases)
            .thenComparingInt(OpportunityRow::last);

    @SuppressWarnings("serial") // the map is; customers are if the host means to send them
    private final Map<Object, NavigableSet<Integer>> customers = new HashMap<>();

    long afterEnd;

    OpportunitySummaryState() {}

    void add(Object customer, int occasion) {
        occasions(customer).add(occasion);
    }

    void addAll(OpportunitySummaryState other) {
        other.customers.forEach((customer, occasions) -> occasions(customer).addAll(occasions));
        afterEnd += other.afterEnd;
    }

    /** What has been counted so far; counting can go on. */
    OpportunitySummary summary(int until, int end) {
        Map<OpportunityRow, Long> counts = new TreeMap<>(ORDER);
        SortedMap<Integer, Long> births = new TreeMap<>();
        SortedMap<Integer, Long> repeats = new TreeMap<>();
        long late = 0;
        for (NavigableSet<Integer> occasions : customers.values()) {
            int first = occasions.first();
            if (first > until) {
                late++;
                continue;
            }
            NavigableSet<Integer> calibration = occasions.headSet(until, true);
            int last = calibration.last() - first;
            counts.merge(new OpportunityRow(calibration.size() - 1, last, until - first, 1), 1L, Long::sum);
            births.merge(first, 1L, Long::sum);
            occasions.tailSet(first, false).forEach(occasion -> repeats.merge(occasion, 1L, Long::sum));
        }
        List<OpportunityRow> rows = new ArrayList<>();
        counts.forEach(
                (row, alike) -> rows.add(new OpportunityRow(row.purchases(), row.last(), row.opportunities(), alike)));
        return new OpportunitySummary(rows, until, end, births, repeats, afterEnd, late);
    }

    private NavigableSet<Integer> occasions(Object customer) {
        return customers.computeIfAbsent(customer, c -> new TreeSet<>());
    }
}
