package dev.lifecycle.examples.lampshop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the shop's reports are made of: everything that happened, once each and in order of time, under the names that customers go by now.
 * After a merge that is the name of the one who remains, after an erasure one that tells nothing.
 */
public final class Chronicle {

    /**
     * Something happened.
     *
     * @param customer to whom
     * @param at       when
     * @param id       unique for the customer it came in under
     * @param event    what
     */
    public record Entry(Customer customer, Instant at, String id, Object event) {}

    private static final Comparator<Entry> IN_ORDER = Comparator.comparing(Entry::at)
            .thenComparingInt(entry -> entry.id().length())
            .thenComparing(Entry::id);

    private final Map<String, Customer> customers = new HashMap<>();
    private final Map<String, List<Entry>> byCustomer = new TreeMap<>();

    private Chronicle() {}

    public static Chronicle of(Scenario scenario, Simulation simulation) {
        Chronicle chronicle = new Chronicle();
        scenario.customers().forEach(customer -> chronicle.customers.put(customer.name(), customer));
        Set<String> seen = new HashSet<>();
        for (Arrival arrival : scenario.log()) {
            if (seen.add(arrival.customer() + "/" + arrival.occurrence().id())) {
                chronicle.add(arrival, simulation.systems(arrival.shop()).identities());
            }
        }
        chronicle.byCustomer.values().forEach(entries -> entries.sort(IN_ORDER));
        return chronicle;
    }

    private void add(Arrival arrival, Identities identities) {
        Customer came = customer(arrival.customer());
        String id = identities.current(came.id());
        String name = came.shop().id() + "/" + id;
        Customer now = customers.computeIfAbsent(
                name, unknown -> new Customer(came.shop(), id, came.persona(), came.channel()));
        byCustomer
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(new Entry(
                        now,
                        arrival.occurrence().at(),
                        arrival.occurrence().id(),
                        arrival.occurrence().event()));
    }

    /** What happened before this instant. */
    public Chronicle before(Instant end) {
        Chronicle earlier = new Chronicle();
        earlier.customers.putAll(customers);
        byCustomer.forEach((name, entries) -> {
            List<Entry> kept =
                    entries.stream().filter(entry -> entry.at().isBefore(end)).toList();
            if (!kept.isEmpty()) {
                earlier.byCustomer.put(name, kept);
            }
        });
        return earlier;
    }

    /** Each customer's days, in order. */
    public Iterable<List<Entry>> lives() {
        return byCustomer.values();
    }

    /** All of it, customer by customer. */
    public List<Entry> entries() {
        return byCustomer.values().stream().flatMap(List::stream).toList();
    }

    /** Somebody by the name over both shops. */
    public Customer customer(String name) {
        Customer found = customers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no customer " + name);
        }
        return found;
    }

    /** What kind of customer that is. */
    public String segmentOf(String name) {
        return customer(name).segment();
    }
}
