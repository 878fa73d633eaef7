package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /**
     * Sets a date, which timers wait for and guards read; null clears it. It survives stages and loops until it is set anew. An event that
     * comes late leaves a date alone that was set by something that happened after it.
     *
     * @param date the date's name
     */
    public EventClause<E> sets(String date, Function<? super E, ? extends @Nullable Instant> value) {
        return capture(Capture.<E>date(date, (event, situation) -> value.apply(event)));
    }

    /** The same of the event in its situation. */
    public EventClause<E> sets(String date, BiFunction<? super E, Situation, ? extends @Nullable Instant> value) {
        return capture(Capture.<E>date(date, value));
    }

    /**
     * Keeps a text of at most 255 characters, which guards read; null, or an empty one, clears it. Otherwise as {@link #sets} does.
     *
     * @param text the text's name
     */
    public EventClause<E> keeps(String text, Function<? super E, ? extends @Nullable String> value) {
        return capture(Capture.<E>text(text, (event, situation) -> value.apply(event)));
    }

    /** The same of the event in its situation. */
    public EventClause<E> keeps(String text, BiFunction<? super E, Situation, ? extends @Nullable String> value) {
        return capture(Capture.<E>text(text, value));
    }

    /**
     * Keeps a line with the row of history: a reason, an order number; null, or an empty one, is none. It is cut after 1,000 characters.
     */
    public EventClause<E> noting(Function<? super E, ? extends @Nullable String> note) {
        return capture(Capture.<E>note((event, situation) -> note.apply(event)));
    }

    /**
     * What the touchpoints are about that firing plans, by name: an order, a cart. It goes with them to the sender, and goes with the
     * customer's erasure. Null is nothing; a name is an id, a value free text of which 1,000 characters are kept.
     */
    public EventClause<E> about(Function<? super E, ? extends @Nullable Map<String, String>> what) {
        return capture(Capture.<E>about((event, situation) -> what.apply(event)));
    }

    /** The same of the event in its situation, before the event. */
    public EventClause<E> about(BiFunction<? super E, Situation, ? extends @Nullable Map<String, String>> what) {
        return capture(Capture.<E>about(what));
    }

    /** The event is none of the customer's own doing: it breaks no silence and is not their latest event. It counts all the same. */
    public EventClause<E> notActivity() {
        row.isActivity = false;
        return this;
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
