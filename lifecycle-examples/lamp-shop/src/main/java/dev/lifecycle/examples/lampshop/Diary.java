package dev.lifecycle.examples.lampshop;

import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Occurrence;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Everything that happened to one customer, as it is being written. */
final class Diary {

    private final Customer customer;
    private final List<Occurrence> entries = new ArrayList<>();

    Diary(Customer customer) {
        this.customer = customer;
    }

    Customer customer() {
        return customer;
    }

    /** Something happened at this instant. */
    Diary at(Instant instant, Object event) {
        entries.add(new Occurrence(customer.id(), event, instant, "e-" + (entries.size() + 1)));
        return this;
    }

    /** Something happened at this time on the shop's clocks, such as {@code 2026-03-10T10:00}. */
    Diary at(String localTime, Object event) {
        return at(LocalDateTime.parse(localTime).atZone(customer.shop().zone()).toInstant(), event);
    }

    /** Whether it has an event of this kind. */
    boolean has(Class<?> event) {
        return entries.stream().anyMatch(entry -> event.isInstance(entry.event()));
    }

    /** When the latest thing happened. */
    Instant last() {
        return entries.stream()
                .map(Occurrence::at)
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException(customer.id() + " has not done anything yet"));
    }

    /** When the customer first bought; the end of time if never. */
    Instant firstOrder() {
        return entries.stream()
                .filter(entry -> entry.event() instanceof OrderCompleted)
                .map(Occurrence::at)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    List<Occurrence> entries() {
        return List.copyOf(entries);
    }
}
