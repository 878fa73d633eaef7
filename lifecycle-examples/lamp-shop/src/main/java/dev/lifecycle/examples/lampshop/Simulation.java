package dev.lifecycle.examples.lampshop;

import dev.lifecycle.contact.Delivery;
import dev.lifecycle.examples.lampshop.ShopSystems.Told;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.rows.Reasons;
import dev.lifecycle.metrics.Periods;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Lets the year happen: every event is handled when it arrives, and every half hour the shops' systems fire timers and send what is due.
 * It also is the clock of it all.
 */
public final class Simulation implements InstantSource {

    private static final int MONTHS_A_LINE = 3;
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Periods MONTHS = Periods.monthly(Shop.FR.zone());

    private final Map<Shop, ShopSystems> shops = new EnumMap<>(Shop.class);
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> postponed = new TreeMap<>();
    private final Refusals refusals = new Refusals();
    private Instant now = Scenario.FROM;
    private Instant nextWork = Scenario.FROM.plus(EVERY);
    private int month = MONTHS.indexOf(today());
    private final StringBuilder quarter = new StringBuilder();
    private int told;
    private long handled;
    private long late;

    public Simulation() {
        for (Shop shop : Shop.values()) {
            shops.put(shop, new ShopSystems(shop, this));
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Handles the whole log up to {@link Scenario#NOW}, and says on the way how far it is. */
    public void run(List<Arrival> log, Console console) {
        for (Arrival arrival : log) {
            workUntil(arrival.arrivedAt(), console);
            now = arrival.arrivedAt();
            handle(arrival);
        }
        workUntil(Scenario.NOW, console);
        tell(console);
    }

    public ShopSystems systems(Shop shop) {
        return Objects.requireNonNull(shops.get(shop), "every shop has its systems");
    }

    /** What became of the events, by kind of outcome, over all models. */
    public Map<String, Long> outcomes() {
        return outcomes;
    }

    /** Which events were refused, where and why. */
    public Refusals refusals() {
        return refusals;
    }

    /** Why contacts were put off to a later time, and how often. */
    public Map<String, Long> postponed() {
        return postponed;
    }

    /** How many events came after their time. */
    public long late() {
        return late;
    }

    private void handle(Arrival arrival) {
        handled++;
        late += arrival.arrivedAt().isAfter(arrival.occurrence().at()) ? 1 : 0;
        for (Told told : systems(arrival.shop()).handle(arrival.occurrence())) {
            String kind = told.outcome()
                    .fold(
                            moved -> "moved",
                            stayed -> "stayed",
                            ignored -> "ignored",
                            refused -> {
                                refusals.note(told.model(), refused);
                                return "refused";
                            },
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
            if (now.equals(LumenCircle.CHANGED_AT)) {
                shops.values().forEach(systems -> systems.changeCircle(now));
            }
        }
    }

    private void note(Delivery delivery) {
        delivery.postponed()
                .forEach(touchpoint -> postponed.merge(Reasons.of(String.valueOf(touchpoint.reason())), 1L, Long::sum));
    }

    /** A line a quarter, or what there is of one at the end. */
    private void tell(Console console) {
        quarter.append(String.format(Locale.ROOT, "  %s %,7d", MONTHS.label(month), handled));
        told++;
        if (told % MONTHS_A_LINE == 0 || !now.isBefore(Scenario.NOW)) {
            console.line("%s events", quarter);
            quarter.setLength(0);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, Shop.FR.zone());
    }
}
