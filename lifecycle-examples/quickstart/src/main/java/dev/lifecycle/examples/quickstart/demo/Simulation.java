package dev.lifecycle.examples.quickstart.demo;

import dev.lifecycle.Delivery;
import dev.lifecycle.examples.quickstart.report.Console;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.store.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets the year happen: every event is handled when it arrives, and every half hour the shops' systems fire timers and send what is due.
 * It also is the clock of it all.
 */
final class Simulation implements InstantSource {

    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Periods MONTHS = Periods.monthly(Shop.FR.zone());

    private final Map<Shop, ShopSystems> shops = new EnumMap<>(Shop.class);
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> sent = new TreeMap<>();
    private final Map<String, Long> heldBack = new TreeMap<>();
    private Instant now = Scenario.FROM;
    private Instant nextWork = Scenario.FROM.plus(EVERY);
    private int month = MONTHS.indexOf(today());
    private long handled;
    private long late;

    Simulation() {
        for (Shop shop : Shop.values()) {
            shops.put(shop, new ShopSystems(shop, this));
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Handles the whole log up to {@link Scenario#NOW}, and says each month how far it is. */
    void run(List<Arrival> log, Console console) {
        for (Arrival arrival : log) {
            workUntil(arrival.arrivedAt(), console);
            now = arrival.arrivedAt();
            handle(arrival);
        }
        workUntil(Scenario.NOW, console);
        tell(console);
    }

    ShopSystems systems(Shop shop) {
        return shops.get(shop);
    }

    /** What became of the events, by kind of outcome, over all models. */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    /** What was sent, by touchpoint. */
    Map<String, Long> sent() {
        return sent;
    }

    /** Why touchpoints were held back, by reason; one that is postponed twice counts twice. */
    Map<String, Long> heldBack() {
        return heldBack;
    }

    /** How many events came after their time. */
    long late() {
        return late;
    }

    private void handle(Arrival arrival) {
        handled++;
        late += arrival.arrivedAt().isAfter(arrival.occurrence().at()) ? 1 : 0;
        for (Outcome outcome : systems(arrival.shop()).handle(arrival.occurrence())) {
            String kind = outcome.fold(
                    moved -> "moved",
                    stayed -> "stayed",
                    ignored -> "ignored",
                    refused -> "refused",
                    duplicate -> "duplicate");
            outcomes.merge(kind, 1L, Long::sum);
        }
    }

    private void workUntil(Instant end, Console console) {
        while (!nextWork.isAfter(end)) {
            now = nextWork;
            nextWork = nextWork.plus(EVERY);
            if (MONTHS.indexOf(today()) != month) {
                tell(console);
                month++;
            }
            shops.values().forEach(systems -> note(systems.work(now)));
        }
    }

    private void note(Delivery delivery) {
        delivery.sent().forEach(touchpoint -> sent.merge(touchpoint.id(), 1L, Long::sum));
        delivery.suppressed().forEach(this::noteHeldBack);
        delivery.postponed().forEach(this::noteHeldBack);
    }

    private void noteHeldBack(Touchpoint touchpoint) {
        String reason = String.valueOf(touchpoint.reason()).replaceFirst(" until .*", "");
        heldBack.merge(reason.startsWith("left ") ? "left the stage" : reason, 1L, Long::sum);
    }

    private void tell(Console console) {
        console.line("  %s  %,7d events", MONTHS.label(month), handled);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, Shop.FR.zone());
    }
}
