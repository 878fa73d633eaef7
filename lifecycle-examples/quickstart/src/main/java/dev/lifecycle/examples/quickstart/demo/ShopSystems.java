package dev.lifecycle.examples.quickstart.demo;

import dev.lifecycle.ContactRules;
import dev.lifecycle.Delivery;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.ConsentChanged;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.CustomerImported;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.QuestionAsked;
import dev.lifecycle.model.EventType;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.CheckoutStarted;
import dev.lifecycle.preset.ContactMade;
import dev.lifecycle.preset.ContentViewed;
import dev.lifecycle.preset.CrmCycle;
import dev.lifecycle.preset.Engagement;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.LinkClicked;
import dev.lifecycle.preset.OrderCompleted;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.SurveyAnswered;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Touchpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One shop's four models, side by side over one store: a customer stands somewhere in each of them. */
final class ShopSystems {

    private static final int PAGE = 1_000;

    private final LifecycleStore store = new InMemoryStore();
    /** Each lifecycle with the types of events its model knows; what a model does not know it is not asked about. */
    private final Map<Lifecycle, Set<String>> known = new LinkedHashMap<>();

    private final Lifecycle fiveStage;
    private final Lifecycle engagement;
    private final Lifecycle subscription;

    /** What models are asked to plan, this shop may only do by day, and only to those who let it. */
    private final ContactRules rules;

    private final Set<String> optedOut = new HashSet<>();

    ShopSystems(Shop shop, InstantSource clock) {
        rules = ContactRules.none()
                .consent(claim -> !optedOut.contains(claim.owner()))
                .quietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), customer -> shop.zone());
        fiveStage = add(FiveStage.model(), clock);
        add(CrmCycle.model(), clock);
        engagement = add(
                Engagement.of(
                        ContentViewed.class,
                        LinkClicked.class,
                        ContactMade.class,
                        QuestionAsked.class,
                        CheckoutStarted.class,
                        OrderCompleted.class,
                        SurveyAnswered.class),
                clock);
        subscription = add(LumenSubscription.model(), clock);
    }

    /** In the order in which they are shown. */
    List<Lifecycle> lifecycles() {
        return List.copyOf(known.keySet());
    }

    Lifecycle fiveStage() {
        return fiveStage;
    }

    Lifecycle engagement() {
        return engagement;
    }

    Lifecycle subscription() {
        return subscription;
    }

    /** What each model that knows such an event made of it. */
    List<Outcome> handle(Occurrence occurrence) {
        List<Outcome> outcomes = new ArrayList<>();
        if (occurrence.event() instanceof CustomerImported imported) {
            bringIn(occurrence, imported);
        } else if (occurrence.event() instanceof ConsentChanged consent) {
            note(occurrence.subject(), consent);
        }
        known.forEach((lifecycle, types) -> {
            if (types.contains(lifecycle.model().nameOf(occurrence.event()))) {
                outcomes.add(lifecycle.handle(occurrence));
            }
        });
        return outcomes;
    }

    /** What a shop's systems do from time to time: fire the timers that are due, then send what is due. */
    Delivery work(Instant now) {
        known.keySet().forEach(lifecycle -> lifecycle.sweep(now));
        return fiveStage.deliver(now, claim -> {});
    }

    /** Everything planned and not sent that is due before this instant, earliest first. */
    List<Touchpoint> dueBefore(Instant upTo) {
        List<Touchpoint> due = new ArrayList<>();
        Page<Touchpoint> page = store.dueTouchpoints(upTo, null, PAGE);
        due.addAll(page.items());
        while (page.next().isPresent()) {
            page = store.dueTouchpoints(upTo, page.next().get(), PAGE);
            due.addAll(page.items());
        }
        return due;
    }

    /** Everything ever planned for a customer in a model. */
    List<Touchpoint> touchpoints(StageModel model, String customer) {
        return store.touchpoints(model.name(), customer);
    }

    /**
     * Imported customers stand where they stand from the import on: dated back to their first order, years of timers would be due at
     * once, and all of them would be written to on one day.
     */
    private void bringIn(Occurrence occurrence, CustomerImported imported) {
        adopt(fiveStage, FiveStage.RETENTION, occurrence, imported);
        adopt(engagement, Engagement.ACTIVE, occurrence, imported);
        adopt(subscription, RelationshipCycle.GROWTH, occurrence, imported);
    }

    private static void adopt(Lifecycle lifecycle, Stage stage, Occurrence occurrence, CustomerImported imported) {
        if (lifecycle.find(occurrence.subject()).isEmpty()) {
            lifecycle.adopt(occurrence.subject(), stage, occurrence.at(), "customer since " + imported.customerSince());
        }
    }

    private void note(String customer, ConsentChanged consent) {
        if (consent.given()) {
            optedOut.remove(customer);
        } else {
            optedOut.add(customer);
        }
    }

    private Lifecycle add(StageModel model, InstantSource clock) {
        Lifecycle lifecycle = Lifecycle.of(model).store(store).clock(clock).contactRules(rules).build();
        known.put(lifecycle, model.eventTypes().stream().map(EventType::id).collect(Collectors.toUnmodifiableSet()));
        return lifecycle;
    }
}
