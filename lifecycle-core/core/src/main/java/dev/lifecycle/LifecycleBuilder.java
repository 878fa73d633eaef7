package dev.lifecycle;

import dev.lifecycle.commit.RandomNames;
import dev.lifecycle.commit.Versions;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Lifecycle} together. Each part may be given once. */
public final class LifecycleBuilder {

    private static final int ATTEMPTS = 16;
    private static final Duration AHEAD = Duration.ofMinutes(15);

    private final StageModel model;
    private final List<Versions.Change> changes = new ArrayList<>();
    private @Nullable LifecycleStore store;
    private @Nullable LifecycleListener listener;
    private @Nullable InstantSource clock;
    private @Nullable LatePolicy late;
    private @Nullable Integer attempts;
    private @Nullable ContactRules contactRules;
    private @Nullable Supplier<String> surrogates;
    private @Nullable Supplier<String> touchpointKeys;
    private @Nullable Duration aheadAtMost;
    private @Nullable Duration lateAtMost;

    LifecycleBuilder(StageModel model) {
        this.model = model;
    }

    /** Where positions, history and touchpoints are kept. Required. */
    public LifecycleBuilder store(LifecycleStore port) {
        store = once("store", store, port);
        return this;
    }

    /** Who is told of every change once it is kept. */
    public LifecycleBuilder listener(LifecycleListener told) {
        listener = once("listener", listener, told);
        return this;
    }

    /**
     * Where "now" comes from: it says when a row was written, when a correction took place, up to when an adopted subject's timers count as
     * spent, and what lies {@linkplain #aheadAtMost too far ahead}; what happened when is always the host's to say. The system's clock
     * unless given.
     */
    public LifecycleBuilder clock(InstantSource source) {
        clock = once("clock", clock, source);
        return this;
    }

    /**
     * How far ahead of the clock an event may be, and an instant that the host adopts, sweeps or delivers at; 15 minutes unless given. What
     * is further ahead is refused with {@link AheadOfTimeException}, as one wrong clock must not freeze a customer.
     *
     * @throws IllegalArgumentException if negative or longer than a thousand years
     */
    public LifecycleBuilder aheadAtMost(Duration ahead) {
        if (ahead.isNegative() || ahead.compareTo(TimeLimits.LONGEST) > 0) {
            throw new IllegalArgumentException(Messages.badAhead(ahead));
        }
        aheadAtMost = once("way that events may be ahead", aheadAtMost, ahead);
        return this;
    }

    /**
     * How far back {@link LatePolicy#RECOMPUTE} works the past out anew, counted from where the subject stands: an event later than that
     * takes effect there, as with {@link LatePolicy#APPLY}, and history says so. As far as need be unless given; each recomputation writes
     * the rows from its instant on once more, so a log that is fed backwards writes with the square of its length.
     *
     * @throws IllegalArgumentException if negative or longer than a thousand years
     */
    public LifecycleBuilder lateAtMost(Duration lateness) {
        if (lateness.isNegative() || lateness.compareTo(TimeLimits.LONGEST) > 0) {
            throw new IllegalArgumentException(Messages.badLate(lateness));
        }
        lateAtMost = once("way that events may be late", lateAtMost, lateness);
        return this;
    }

    /** What becomes of late events; {@link LatePolicy#APPLY} unless given. */
    public LifecycleBuilder late(LatePolicy policy) {
        late = once("policy for late events", late, policy);
        return this;
    }

    /**
     * A way from an earlier version of the model, so that subjects kept under it are taken over when they are next touched. Several make
     * a chain, oldest first. Subjects stay under the name of the first version's model.
     */
    public LifecycleBuilder migration(Migration way) {
        changes.add(new Versions.Change(way, null));
        return this;
    }

    /**
     * The same, and since when the version it leads to has been in force: {@link LatePolicy#RECOMPUTE} works each event out under the
     * version that was in force when it happened.
     */
    public LifecycleBuilder migration(Migration way, Instant inForceSince) {
        changes.add(new Versions.Change(way, inForceSince));
        return this;
    }

    /** What must hold before a touchpoint is carried out; {@link ContactRules#of()} unless given. */
    public LifecycleBuilder contactRules(ContactRules rules) {
        contactRules = once("rules for contacts", contactRules, rules);
        return this;
    }

    /** Where the names of erased subjects come from; securely random ones unless given. Each must be new and tell nothing. */
    public LifecycleBuilder surrogates(Supplier<String> names) {
        surrogates = once("source of surrogates", surrogates, names);
        return this;
    }

    /**
     * Where the keys of touchpoints come from; securely random ones of 32 hexadecimal digits unless given, as a test may want to know
     * them. Each must be an id that was never given before, in any model of the store.
     */
    public LifecycleBuilder touchpointKeys(Supplier<String> keys) {
        touchpointKeys = once("source of touchpoint keys", touchpointKeys, keys);
        return this;
    }

    /**
     * How often an event is decided anew when others change its subject at the same time, before it is given up with an error; 16 unless
     * given.
     *
     * @throws IllegalArgumentException if below 1
     */
    public LifecycleBuilder attempts(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(Messages.attemptsBelowOne(count));
        }
        attempts = once("number of attempts", attempts, count);
        return this;
    }

    /**
     * The finished lifecycle.
     *
     * @throws IllegalStateException if no store was given, or the migrations do not form a chain to the model; with
     *                               {@link LatePolicy#RECOMPUTE} also if the store does not keep events, or a migration does not say
     *                               since when its version has been in force, or knows the earlier model by name alone; without it if
     *                               {@link #lateAtMost} was given; also if a listener is given and the store takes part in a
     *                               transaction of the host's, whose end it would not hear of: {@link Lifecycle#within} is for that; or
     *                               a touch of the model is due at an hour of the customer's day, and the rules of contact know no zones
     */
    public Lifecycle build() {
        if (store == null) {
            throw new IllegalStateException(Messages.noStore(model.toString()));
        }
        if (listener != null && store.isInTransaction()) {
            throw new IllegalStateException(Messages.listenerInTransaction());
        }
        boolean recomputes = late == LatePolicy.RECOMPUTE;
        if (recomputes && !store.keepsEvents()) {
            throw new IllegalStateException(Messages.storeKeepsNoEvents(
                    model.toString(), store.getClass().getSimpleName()));
        }
        if (!recomputes && lateAtMost != null) {
            throw new IllegalStateException(Messages.lateWithoutRecompute(model.toString()));
        }
        ContactRules rules = contactRules == null ? ContactRules.of() : contactRules;
        List<String> hourly = hourlyTouches();
        if (!hourly.isEmpty() && !rules.knowsZones()) {
            throw new IllegalStateException(Messages.hoursWithoutZones(model.toString(), hourly));
        }
        Versions versions = new Versions(model, changes);
        if (recomputes) {
            versions.requireTimeline();
        }
        return new Lifecycle(new Configuration(
                versions,
                store,
                clock == null ? InstantSource.system() : clock,
                late == null ? LatePolicy.APPLY : late,
                attempts == null ? ATTEMPTS : attempts,
                rules,
                listener,
                surrogates == null ? RandomNames.beginningWith("erased-") : surrogates,
                touchpointKeys == null ? RandomNames.beginningWith("") : touchpointKeys,
                aheadAtMost == null ? AHEAD : aheadAtMost,
                lateAtMost,
                false));
    }

    private List<String> hourlyTouches() {
        Stream<Touch> byRules = model.rules().stream().flatMap(rule -> rule.touchpoints().stream());
        Stream<Touch> byStages = model.stages().stream()
                .flatMap(stage -> Stream.concat(model.onEntering(stage).stream(), model.onLeaving(stage).stream()));
        return Stream.concat(byRules, byStages)
                .filter(touch -> touch.hour().isPresent())
                .map(Touch::id)
                .distinct()
                .toList();
    }

    private static <T> T once(String what, @Nullable T before, T now) {
        if (before != null) {
            throw new IllegalStateException(Messages.alreadySet(what, before.toString()));
        }
        return now;
    }
}
