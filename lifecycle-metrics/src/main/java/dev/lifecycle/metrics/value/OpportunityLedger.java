package dev.lifecycle.metrics.value;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The accumulator of {@link OpportunityMetric}: at which occasions each customer bought. Opaque. */
public final class OpportunityLedger implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the map is; customers are if the host means to send them
    final Map<Object, NavigableSet<Integer>> customers = new HashMap<>();

    long afterEnd;

    OpportunityLedger() {}

    void add(Object customer, int occasion) {
        occasions(customer).add(occasion);
    }

    void addAll(OpportunityLedger other) {
        other.customers.forEach((customer, occasions) -> occasions(customer).addAll(occasions));
        afterEnd += other.afterEnd;
    }

    private NavigableSet<Integer> occasions(Object customer) {
        return customers.computeIfAbsent(customer, c -> new TreeSet<>());
    }
}
