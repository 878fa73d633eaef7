package dev.lifecycle.examples.quickstart.demo;

import dev.lifecycle.examples.quickstart.report.Console;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets the year happen: every event is handled when it arrives, and every night the timers are swept, as a shop's own systems would. It
 * also is the clock of it all.
 */
final class Simulation implements InstantSource {

    /** What is still on its way when the night's sweep runs. */
    private static final Duration LAG = Duration.ofHours(2);

    private final Map<Shop, ShopSystems> shops = new EnumMap<>(Shop.class);
    private final Map<String, Long> outcomes = new TreeMap<>();
    private Instant now = Scenario.FROM;
    private long late;

    Simulation() {
        for (Shop shop : Shop.values()) {
            shops.put(shop, new ShopSystems(this));
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Handles the whole log up to {@link Scenario#NOW}, and says each month how far it is. */
    void run(List<Arrival> log, Console console) {
        Periods months = Periods.monthly(Shop.FR.zone());
        LocalDate day = today();
        int handled = 0;
        for (Arrival arrival : log) {
            while (!arrival.arrivedAt().isBefore(startOf(day.plusDays(1)))) {
                day = day.plusDays(1);
                sweep(startOf(day));
                if (day.getDayOfMonth() == 1) {
                    console.line("  %s  %,7d events", months.label(months.indexOf(day.minusDays(1))), handled);
                }
            }
            now = arrival.arrivedAt();
            handle(arrival);
            handled++;
        }
        sweep(Scenario.NOW);
        now = Scenario.NOW;
        shops.values().forEach(systems -> systems.lifecycles().forEach(lifecycle -> lifecycle.sweep(now)));
        console.line("  %s  %,7d events, until %s", months.label(months.indexOf(today())), handled, today());
    }

    ShopSystems systems(Shop shop) {
        return shops.get(shop);
    }

    /** What became of the events, by kind of outcome, over all models. */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    /** How many events came after their time. */
    long late() {
        return late;
    }

    private void handle(Arrival arrival) {
        late += arrival.arrivedAt().isAfter(arrival.occurrence().at()) ? 1 : 0;
        for (Outcome outcome : systems(arrival.shop()).handle(arrival.occurrence())) {
            outcomes.merge(
                    outcome.fold(
                            moved -> "moved",
                            stayed -> "stayed",
                            ignored -> "ignored",
                            refused -> "refused",
                            duplicate -> "duplicate"),
                    1L,
                    Long::sum);
        }
    }

    private void sweep(Instant upTo) {
        now = upTo;
        shops.values().forEach(systems -> systems.lifecycles().forEach(lifecycle -> lifecycle.sweep(upTo.minus(LAG))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, Shop.FR.zone());
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Shop.FR.zone()).toInstant();
    }
}
