package dev.lifecycle.examples.lampshop;

import java.time.Instant;
import java.util.List;

/**
 * A year of Maison Lumen: a shop for lamps with a subscription for bulbs and filters.
 *
 * @param customers everybody, the scripted ones first
 * @param log       what came in until {@link #NOW}, in the order of arrival
 */
public record Scenario(List<Customer> customers, List<Arrival> log) {

    /** The first instant of the year, in Paris. */
    static final Instant FROM = Instant.parse("2025-06-30T22:00:00Z");

    /** When we look at it: 17 June 2026, 10 o'clock in Paris. June is not over. */
    public static final Instant NOW = Instant.parse("2026-06-17T08:00:00Z");

    /** When the customers of the years before were brought in. */
    static final Instant IMPORT = Instant.parse("2026-02-01T02:00:00Z");

    /** When the doors open on the shop's open day, the day before the five stages get their second version. */
    static final Instant OPEN_DAY = Instant.parse("2026-03-14T10:00:00Z");

    public Scenario {
        customers = List.copyOf(customers);
        log = List.copyOf(log);
    }
}
