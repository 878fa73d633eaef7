package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A rule being written that an event sets off.
 *
 * @param <E> the event's class, which guards see
 */
public final class EventClause<E> extends RuleClause<EventClause<E>> {

    EventClause(ModelBuilder builder, RuleRow row) {
        super(builder, row);
    }

    @Override
    EventClause<E> self() {
        return this;
    }

    /** Fires only if this says yes of the event; the name is what outcomes and diagrams show. */
    public EventClause<E> when(String name, Predicate<? super E> guard) {
        return when(Guard.ofEvent(name, guard));
    }

    /** Fires only if this says yes of the event in its situation. */
    public EventClause<E> when(String name, BiPredicate<? super E, Situation> guard) {
        return when(Guard.ofEvent(name, guard));
    }

    /** Leads to whichever of these stages the function picks; its name is what diagrams show. */
    public ModelBuilder to(String name, BiFunction<? super E, Situation, Stage> chooser, Stage first, Stage... more) {
        return to(Chooser.<E>ofEvent(name, chooser), first, more);
    }

    /** Does nothing; the event counts as activity and is not refused. */
    public ModelBuilder ignore() {
        return end(new Action.Ignore());
    }
}
