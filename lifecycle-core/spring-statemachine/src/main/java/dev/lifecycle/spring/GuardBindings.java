package dev.lifecycle.spring;

import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.Situation;
import dev.lifecycle.stage.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What the host says the guards of a Spring machine ask, and the model's guards and choosers made of it. */
final class GuardBindings {

    private final Map<String, Predicate<Signal>> ofEvent = new HashMap<>();
    private final Map<String, BiPredicate<Signal, Situation>> ofBoth = new HashMap<>();

    boolean has(String name) {
        return ofBoth.containsKey(name);
    }

    void bind(String name, Predicate<Signal> guard) {
        ofEvent.put(name, guard);
        ofBoth.put(name, (signal, situation) -> guard.test(signal));
    }

    void bind(String name, BiPredicate<Signal, Situation> guard) {
        ofBoth.put(name, guard);
    }

    Guard guard(String name, ImportedRule rule) {
        BiPredicate<Signal, Situation> both = bound(name);
        if (rule.event() == null) {
            Signal timer = Signal.of(rule.trigger());
            return Guard.ofSituation(name, situation -> both.test(timer, situation));
        }
        Predicate<Signal> event = ofEvent.get(name);
        return event == null ? Guard.<Signal>ofEvent(name, both) : Guard.<Signal>ofEvent(name, event);
    }

    Chooser chooser(Route.Choice choice, ImportedRule rule) {
        if (rule.event() == null) {
            Signal timer = Signal.of(rule.trigger());
            return Chooser.ofSituation(
                    choice.name(), situation -> choice.end(guard -> bound(guard).test(timer, situation)));
        }
        return Chooser.<Signal>ofEvent(
                choice.name(),
                (signal, situation) -> choice.end(guard -> bound(guard).test(signal, situation)));
    }

    private BiPredicate<Signal, Situation> bound(String name) {
        return Objects.requireNonNull(ofBoth.get(name));
    }
}
