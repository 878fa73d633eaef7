package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an {@link OpportunitySummary} is accumulated in: at which occasions each customer bought. */
final class OpportunitySummaryState extends MetricState {

    private static final long serialVersionUID = 1L;

    private static final Comparator<OpportunityRow> ORDER = Comparator.comparingInt(OpportunityRow::opportunities)
            .thenComparingInt(OpportunityRow::purchases)
            .thenComparingInt(OpportunityRow::last);

    private final transient Map<Object, NavigableSet<Integer>> customers = new HashMap<>();

    transient long afterEnd;

    OpportunitySummaryState() {}

    @Override
    protected Fresh fresh() {
        return shape -> new OpportunitySummaryState();
    }

    @Override
    protected void write(StateOutput out) {
        out.number(afterEnd);
        out.size(customers.size());
        customers.forEach((customer, occasions) -> {
            out.id(customer);
            out.size(occasions.size());
            occasions.forEach(out::number);
        });
    }

    @Override
    protected void read(StateInput in) {
        afterEnd = in.tally();
        for (int left = in.count(); left > 0; left--) {
            Object customer = in.id();
            int occasions = (int) in.between(1, Integer.MAX_VALUE, in.count());
            for (int i = 0; i < occasions; i++) {
                add(customer, in.integer());
            }
        }
    }

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
