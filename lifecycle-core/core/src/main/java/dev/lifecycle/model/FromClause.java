package dev.lifecycle.model;

import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.util.List;

/** A rule being written, after its stages: now say what sets it off. */
public final class FromClause {

    private final ModelBuilder builder;
    private final RuleRow row;

    FromClause(ModelBuilder builder, RuleRow row) {
        this.builder = builder;
        this.row = row;
    }

    /** An event of this class or, if it is sealed, of any of its children. Open classes are refused when the model is built. */
    public <E> EventClause<E> on(Class<E> event) {
        row.events.add(event);
        return new EventClause<>(builder, row);
    }

    /** An event of any of these classes: one rule for each. */
    public EventClause<Object> on(Class<?> first, Class<?> second, Class<?>... more) {
        row.events.addAll(List.of(first, second));
        row.events.addAll(List.of(more));
        return new EventClause<>(builder, row);
    }

    /** A {@link Signal} of this name. */
    public EventClause<Signal> on(String signal) {
        return signals(List.of(signal));
    }

    /** A {@link Signal} of any of these names: one rule for each. */
    public EventClause<Signal> on(String first, String second, String... more) {
        signals(List.of(first, second));
        return signals(List.of(more));
    }

    /** This long after entering the stage, once for each time it is entered. */
    public TimerClause after(Duration delay) {
        row.timer = new Trigger.After(delay);
        return new TimerClause(builder, row);
    }

    /** This long after entering the stage or after the latest handled event; refused events do not break the silence. */
    public TimerClause afterSilence(Duration delay) {
        row.timer = new Trigger.AfterSilence(delay);
        return new TimerClause(builder, row);
    }

    private EventClause<Signal> signals(List<String> names) {
        names.forEach(name -> row.events.add(Texts.requireId(name, "a signal name")));
        return new EventClause<>(builder, row);
    }
}
