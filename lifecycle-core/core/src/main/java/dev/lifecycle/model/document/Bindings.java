package dev.lifecycle.model.document;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names in a written model mean in code: its guards and choosers, what its rules keep of events, and, where the host has them,
 * its event classes and stage constants. Immutable: each call gives new bindings, which may serve any number of models.
 *
 * <p>A guard, a chooser, a date that is set, a text that is kept, a note, or what touchpoints are about, that a written model names, must be bound. An event type that is not bound is a {@link dev.lifecycle.stage.Signal Signal} of that name, a
 * stage that is not bound is {@linkplain Stage#of known by its id alone}.
 *
 * <pre>{@code
 * Bindings.none()
 *         .stages(Plan.values())
 *         .event(Subscribed.class)
 *         .guard(Guard.ofEvent("paid plan", (Subscribed s) -> s.price().signum() > 0))
 *         .capture(Capture.date("trial-end", (TrialStarted t, Situation s) -> t.endsAt()))
 * }</pre>
 */
public final class Bindings {

    private static final Bindings NONE = new Bindings(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    private final Map<String, Guard> guards;
    private final Map<String, Chooser> choosers;
    private final Map<String, Capture> captures;
    private final Map<String, Class<?>> events;
    private final Map<String, Stage> stages;

    private Bindings(
            Map<String, Guard> guards,
            Map<String, Chooser> choosers,
            Map<String, Capture> captures,
            Map<String, Class<?>> events,
            Map<String, Stage> stages) {
        this.guards = guards;
        this.choosers = choosers;
        this.captures = captures;
        this.events = events;
        this.stages = stages;
    }

    /** Nothing is bound: enough for a model without guards, choosers and captures whose events are all signals. */
    public static Bindings none() {
        return NONE;
    }

    /** All that this model itself is made of, so that it can be written and read back as it was. */
    public static Bindings of(StageModel model) {
        Map<String, Guard> guards = new LinkedHashMap<>();
        Map<String, Chooser> choosers = new LinkedHashMap<>();
        Map<String, Capture> captures = new LinkedHashMap<>();
        Map<String, Class<?>> events = new LinkedHashMap<>();
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<EventType> types = new ArrayList<>(model.eventTypes());
        for (Rule rule : model.rules()) {
            if (rule.guard() != null) {
                guards.putIfAbsent(rule.guard().name(), rule.guard());
                guards.put(ofRule(rule.id(), rule.guard().name()), rule.guard());
            }
            if (rule.action() instanceof Action.Choose choose) {
                choosers.putIfAbsent(choose.chooser().name(), choose.chooser());
                choosers.put(ofRule(rule.id(), choose.chooser().name()), choose.chooser());
            }
            for (Capture capture : rule.captures()) {
                String name = ofKind(capture.kind(), capture.name());
                captures.putIfAbsent(name, capture);
                captures.put(ofRule(rule.id(), name), capture);
            }
            if (rule.trigger() instanceof Trigger.OnEvent on) {
                types.add(on.type());
            }
        }
        types.forEach(type -> type.type().ifPresent(javaClass -> events.put(type.id(), javaClass)));
        model.stages().forEach(stage -> stages.put(stage.id(), stage));
        return new Bindings(guards, choosers, captures, events, stages);
    }

    /**
     * Binds a guard to its own name.
     *
     * @throws IllegalArgumentException if another guard is bound to the name
     */
    public Bindings guard(Guard guard) {
        return new Bindings(plus(guards, guard.name(), guard, "guard"), choosers, captures, events, stages);
    }

    /**
     * Binds a chooser to its own name.
     *
     * @throws IllegalArgumentException if another chooser is bound to the name
     */
    public Bindings chooser(Chooser chooser) {
        return new Bindings(guards, plus(choosers, chooser.name(), chooser, "chooser"), captures, events, stages);
    }

    /**
     * Binds what a rule keeps of its event to its own name: a date, a text, a note, or what its touchpoints are about; a timer's rule can
     * say only the last. One of each may have one name.
     *
     * @throws IllegalArgumentException if another one of its kind is bound to the name
     */
    public Bindings capture(Capture capture) {
        Map<String, Capture> more = new HashMap<>(captures);
        Capture before = more.put(ofKind(capture.kind(), capture.name()), capture);
        if (before != null && before != capture) {
            throw new IllegalArgumentException(Messages.capturedTwice(capture.kind(), capture.name()));
        }
        return new Bindings(guards, choosers, more, events, stages);
    }

    /** Binds an event class to its simple name. */
    public Bindings event(Class<?> event) {
        return event(event.getSimpleName(), event);
    }

    /**
     * Binds an event class to this id.
     *
     * @throws IllegalArgumentException if another class is bound to the id
     */
    public Bindings event(String id, Class<?> event) {
        return new Bindings(guards, choosers, captures, plus(events, id, event, "event type"), stages);
    }

    /**
     * Binds stages, such as an enum's constants, to their ids.
     *
     * @throws IllegalArgumentException if another stage is bound to one of the ids
     */
    public Bindings stages(Stage... constants) {
        Map<String, Stage> more = new HashMap<>(stages);
        for (Stage stage : constants) {
            put(more, stage.id(), stage, "stage");
        }
        return new Bindings(guards, choosers, captures, events, more);
    }

    /** The guard that a rule of this id means by this name. */
    public Optional<Guard> guard(String rule, String name) {
        return Optional.ofNullable(guards.getOrDefault(ofRule(rule, name), guards.get(name)));
    }

    /** The chooser that a rule of this id means by this name. */
    public Optional<Chooser> chooser(String rule, String name) {
        return Optional.ofNullable(choosers.getOrDefault(ofRule(rule, name), choosers.get(name)));
    }

    /** What a rule of this id keeps of its event by this name. */
    public Optional<Capture> capture(String rule, Capture.Kind kind, String name) {
        String key = ofKind(kind, name);
        return Optional.ofNullable(captures.getOrDefault(ofRule(rule, key), captures.get(key)));
    }

    /** As what a rule of this id could keep something by this name: what to look at where {@link #capture} finds nothing. */
    public Set<Capture.Kind> kinds(String rule, String name) {
        Set<Capture.Kind> kinds = EnumSet.noneOf(Capture.Kind.class);
        for (Capture.Kind kind : Capture.Kind.values()) {
            if (capture(rule, kind, name).isPresent()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** The class of this event type; empty for a signal. */
    public Optional<Class<?>> eventClass(String id) {
        return Optional.ofNullable(events.get(id));
    }

    /** The stage of this id. */
    public Stage stage(String id) {
        Stage bound = stages.get(id);
        return bound == null ? Stage.of(id) : bound;
    }

    /** All event classes by id. */
    public Map<String, Class<?>> events() {
        return Map.copyOf(events);
    }

    /** Two rules may call different functions by one name; the line break keeps the pair apart from any name. */
    private static String ofRule(String rule, String name) {
        return rule + "\n" + name;
    }

    private static String ofKind(Capture.Kind kind, String name) {
        return kind.name() + "\n" + name;
    }

    private static <T> Map<String, T> plus(Map<String, T> bound, String name, T value, String what) {
        Map<String, T> more = new HashMap<>(bound);
        put(more, name, value, what);
        return more;
    }

    private static <T> void put(Map<String, T> bound, String name, T value, String what) {
        T before = bound.put(name, value);
        if (before != null && !before.equals(value)) {
            throw new IllegalArgumentException(Messages.boundTwice(what, name, before, value));
        }
    }
}
