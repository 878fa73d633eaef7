package dev.lifecycle.model;

import dev.lifecycle.stage.Texts;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A named, pure yes-or-no question that a rule asks before it fires. It sees the event, and the {@link Situation} if it needs it;
 * whatever else it needs is a field of the event. A guard that throws is an error of the host, never a "no".
 */
public final class Guard {

    private final String name;
    private final @Nullable Predicate<Object> ofEvent;
    private final @Nullable BiPredicate<Object, Situation> ofBoth;

    private Guard(String name, @Nullable Predicate<Object> ofEvent, @Nullable BiPredicate<Object, Situation> ofBoth) {
        this.name = Texts.requireId(name, "a guard name");
        this.ofEvent = ofEvent;
        this.ofBoth = ofBoth;
    }

    /** A guard over the event alone. */
    @SuppressWarnings("unchecked") // a rule hands a guard only events of the types it was declared on
    public static <E> Guard ofEvent(String name, Predicate<? super E> test) {
        return new Guard(name, (Predicate<Object>) test, null);
    }

    /** A guard over the event and the situation. */
    @SuppressWarnings("unchecked") // as above
    public static <E> Guard ofEvent(String name, BiPredicate<? super E, Situation> test) {
        return new Guard(name, null, (BiPredicate<Object, Situation>) test);
    }

    /** A guard over the situation alone, as timers have no event. */
    public static Guard ofSituation(String name, Predicate<Situation> test) {
        return new Guard(name, null, (event, situation) -> test.test(situation));
    }

    /** What outcomes, history and diagrams call it. */
    public String name() {
        return name;
    }

    /** Whether it looks at the situation; if no rule's guard does, the model also runs {@linkplain StageModel#table() over plain numbers}. */
    public boolean needsSituation() {
        return ofBoth != null;
    }

    boolean test(Object event) {
        Predicate<Object> test = ofEvent;
        if (test == null) {
            throw new IllegalStateException(Messages.guardNeedsSituation(name));
        }
        return test.test(event);
    }

    boolean test(Object event, Situation situation) {
        BiPredicate<Object, Situation> test = ofBoth;
        return test == null ? test(event) : test.test(event, situation);
    }

    @Override
    public String toString() {
        return "'" + name + "'";
    }
}
