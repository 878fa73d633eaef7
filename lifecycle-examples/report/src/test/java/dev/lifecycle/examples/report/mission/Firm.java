package dev.lifecycle.examples.report.mission;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.ManualClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A firm as the stories tell of it: a lifecycle over a store in memory, a clock that stands wherever the story is, and a mailer that
 * remembers what went out. Times are written as {@code 2026-03-02T09:00}, in UTC.
 */
final class Firm {

    final Lifecycle customers;
    private final LifecycleStore store;
    private final ManualClock clock;
    private final ContactRules rules;
    private final AtomicInteger numbers;

    private Firm(StageModel model, ContactRules rules, LifecycleStore store, ManualClock clock, AtomicInteger numbers) {
        this.store = store;
        this.clock = clock;
        this.rules = rules;
        this.numbers = numbers;
        customers = Lifecycle.of(model)
                .store(store)
                .clock(clock)
                .contactRules(rules)
                .touchpointKeys(() -> String.format(Locale.ROOT, "touchpoint-%06d", numbers.incrementAndGet()))
                .build();
    }

    static Firm of(StageModel model) {
        return of(model, ContactRules.of());
    }

    static Firm of(StageModel model, ContactRules rules) {
        return new Firm(model, rules, new InMemoryStore(), ManualClock.at("2026-01-01T00:00:00Z"), new AtomicInteger());
    }

    /** Another model over the same store, as of the same clock and rules. */
    Firm beside(StageModel model) {
        return new Firm(model, rules, store, clock, numbers);
    }

    static Instant at(String when) {
        return LocalDateTime.parse(when).toInstant(ZoneOffset.UTC);
    }

    /** This happens to the customer now, and now is then. */
    Outcome tell(String customer, Object event, String when) {
        Instant now = at(when);
        clock.set(now);
        return customers.handle(customer, event, now, "evt-" + numbers.incrementAndGet());
    }

    /** It becomes so late: timers that are due have fired, and what is due of touchpoints has gone out; that in order, a line each. */
    List<String> until(String when) {
        List<String> sent = new ArrayList<>();
        deliver(when, claim -> sent.add(line(claim.owner(), claim.touchpoint())));
        return sent;
    }

    /** The same with a sender of the story's own. */
    Delivery deliver(String when, Sender sender) {
        sweep(when);
        return customers.deliver(at(when), sender);
    }

    /** It becomes so late, and nothing is sent. */
    void sweep(String when) {
        clock.set(at(when));
        customers.sweep(at(when));
    }

    Position position(String customer) {
        return customers.find(customer).orElseThrow();
    }

    String stage(String customer) {
        return position(customer).stage().id();
    }

    List<HistoryEntry> history(String customer) {
        return customers.history(customer);
    }

    /** The same as they are. */
    List<Touchpoint> planned(String customer) {
        return store.touchpoints(customers.model().name(), customer);
    }

    /** The customer's touchpoints of this model, whatever became of them, a line each. */
    List<String> touchpoints(String customer) {
        return store.touchpoints(customers.model().name(), customer).stream()
                .map(touchpoint -> line(touchpoint.subject(), touchpoint) + " " + touchpoint.status()
                        + (touchpoint.reason() == null ? "" : ": " + touchpoint.reason()))
                .sorted()
                .toList();
    }

    /** What the event called for. */
    static List<String> called(Outcome outcome) {
        return outcome.touchpoints().stream().map(Touchpoint::id).toList();
    }

    private static String line(String owner, Touchpoint touchpoint) {
        return LocalDateTime.ofInstant(touchpoint.due(), ZoneOffset.UTC) + " " + owner + " " + touchpoint.id()
                + (touchpoint.channel() == null ? "" : " via " + touchpoint.channel())
                + (touchpoint.about().isEmpty() ? "" : " about " + touchpoint.about());
    }
}
