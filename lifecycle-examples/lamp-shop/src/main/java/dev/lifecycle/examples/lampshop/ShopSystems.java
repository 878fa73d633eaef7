package dev.lifecycle.examples.lampshop;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.LifecycleBuilder;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.examples.lampshop.LumenEvents.ConsentChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerErased;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerImported;
import dev.lifecycle.examples.lampshop.LumenEvents.IdentityMerged;
import dev.lifecycle.examples.lampshop.LumenEvents.QuestionAsked;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.preset.CartCycle;
import dev.lifecycle.preset.CrmCycle;
import dev.lifecycle.preset.Engagement;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One shop's models, side by side over one store: a customer stands somewhere in four of them, a cart in the fifth. */
public final class ShopSystems {

    private static final int PAGE = 1_000;
    private static final int MOST_A_WEEK = 5;
    private static final Duration WEEK = Duration.ofDays(7);

    private final LifecycleStore store = new InMemoryStore();
    private final InstantSource clock;
    /** Each lifecycle with the types of events its model knows; what a model does not know it is not asked about. */
    private final List<Running> running = new ArrayList<>();

    private final Identities identities = new Identities();
    private final Registry registry = new Registry(identities);
    private final Consents consents = new Consents();
    private final Carts carts = new Carts();

    /** What models are asked to plan, this shop may only do by day, not too often, and only to those who let it. */
    private final ContactRules rules;

    private @Nullable ModelChange change;

    /** How many touchpoints were planned: numbers in a row send what is due at one instant as it was planned, in every run alike. */
    private long planned;

    private record Running(Lifecycle lifecycle, Set<String> types) {}

    /**
     * What a model made of an event.
     *
     * @param model   its name
     * @param outcome what it made of it
     */
    record Told(String model, Outcome outcome) {}

    ShopSystems(Shop shop, InstantSource clock) {
        this.clock = clock;
        rules = ContactRules.of()
                .customerOf(this::person)
                .consent(claim -> consents.allow(person(claim.owner())))
                .quietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), customer -> shop.zone())
                .cap(MOST_A_WEEK, WEEK);
        running.add(run(LumenCircle.first()));
        running.add(run(CrmCycle.model()));
        running.add(run(Engagement.of(
                ContentViewed.class,
                LinkClicked.class,
                ContactMade.class,
                QuestionAsked.class,
                CheckoutStarted.class,
                OrderCompleted.class,
                SurveyAnswered.class)));
        running.add(run(LumenSubscription.model()));
        running.add(run(CartCycle.model()));
    }

    /** In the order in which they are shown. */
    public List<Lifecycle> lifecycles() {
        return running.stream().map(Running::lifecycle).toList();
    }

    public Lifecycle fiveStage() {
        return running.get(0).lifecycle();
    }

    Lifecycle engagement() {
        return running.get(2).lifecycle();
    }

    public Lifecycle subscription() {
        return running.get(3).lifecycle();
    }

    /** The carts' lifecycle, whose subjects are carts. */
    public Lifecycle cartCycle() {
        return running.get(4).lifecycle();
    }

    /** Whose carts there are. */
    public Carts carts() {
        return carts;
    }

    /** The customer behind a subject of any of the models, under today's id. */
    public String person(String subject) {
        return identities.current(carts.owner(subject));
    }

    public Identities identities() {
        return identities;
    }

    public Registry registry() {
        return registry;
    }

    /** The change to the second version of the five stages, once it has taken place. */
    public Optional<ModelChange> change() {
        return Optional.ofNullable(change);
    }

    /** What each model that knows such an event made of it. */
    List<Told> handle(Occurrence occurrence) {
        String customer = occurrence.subject();
        if (occurrence.event() instanceof CustomerImported imported) {
            bringIn(occurrence, imported);
        } else if (occurrence.event() instanceof ConsentChanged consent) {
            consents.note(identities.current(customer), consent);
        } else if (occurrence.event() instanceof IdentityMerged merged) {
            registry.merge(lifecycles(), customer, merged.into(), occurrence.at());
            consents.merged(customer, identities.current(customer));
        } else if (occurrence.event() instanceof CustomerErased) {
            erase(customer, occurrence.at());
        }
        carts.note(Carts.heardBy(cartCycle().model(), occurrence).subject(), customer);
        List<Told> told = new ArrayList<>();
        for (Running one : running) {
            StageModel model = one.lifecycle().model();
            Occurrence heard = Carts.heardBy(model, occurrence);
            if (one.types().contains(model.nameOf(heard.event()))) {
                told.add(new Told(model.name(), one.lifecycle().handle(heard)));
            }
        }
        return told;
    }

    /** Forgets a customer, and the carts that were theirs. */
    void erase(String customer, Instant at) {
        for (String cart : carts.of(customer)) {
            if (cartCycle().find(cart).isPresent()) {
                cartCycle().erase(cart);
            }
        }
        registry.erase(lifecycles(), customer, at);
        consents.erased(customer);
    }

    /** Puts the second version of the five stages into force. */
    void changeCircle(Instant now) {
        Lifecycle before = fiveStage();
        Running next = run(LumenCircle.second(), LumenCircle.migration());
        change = ModelChange.carryOut(before, next.lifecycle(), now);
        running.set(0, next);
    }

    /** What a shop's systems do from time to time: fire the timers that are due, then send what is due. */
    Delivery work(Instant now) {
        running.forEach(model -> model.lifecycle().sweep(now));
        return fiveStage().deliver(now, claim -> {});
    }

    /** Everything planned and not sent that is due before this instant, earliest first. */
    public List<Touchpoint> dueBefore(Instant upTo) {
        Page<Touchpoint> page = store.dueTouchpoints(upTo, null, PAGE);
        List<Touchpoint> due = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = store.dueTouchpoints(upTo, page.next().get(), PAGE);
            due.addAll(page.items());
        }
        return due;
    }

    /** Everything ever planned for a customer in a model. */
    public List<Touchpoint> touchpoints(StageModel model, String customer) {
        return store.touchpoints(model.name(), customer);
    }

    /**
     * Imported customers stand where they stand from the import on: dated back to their first order, years of timers would be due at
     * once, and all of them would be written to on one day.
     */
    private void bringIn(Occurrence occurrence, CustomerImported imported) {
        adopt(fiveStage(), FiveStage.RETENTION, occurrence, imported);
        adopt(engagement(), Engagement.ACTIVE, occurrence, imported);
        adopt(subscription(), RelationshipCycle.GROWTH, occurrence, imported);
    }

    private static void adopt(Lifecycle lifecycle, Stage stage, Occurrence occurrence, CustomerImported imported) {
        if (lifecycle.find(occurrence.subject()).isEmpty()) {
            lifecycle.adopt(occurrence.subject(), stage, occurrence.at(), "customer since " + imported.customerSince());
        }
    }

    private Running run(StageModel model, Migration... migrations) {
        LifecycleBuilder builder = Lifecycle.of(model)
                .store(store)
                .clock(clock)
                .contactRules(rules)
                .surrogates(model == CartCycle.model() ? carts::surrogate : identities::surrogate)
                .touchpointKeys(() -> String.format(Locale.ROOT, "t-%08d", ++planned));
        for (Migration migration : migrations) {
            builder.migration(migration);
        }
        return new Running(
                builder.build(),
                model.eventTypes().stream().map(EventType::id).collect(Collectors.toUnmodifiableSet()));
    }
}
