package dev.lifecycle.model;

import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
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

    /**
     * This long after entering the stage by the calendar of this zone, counted from there as {@link java.time.ZonedDateTime#plus} does: months
     * do not drift.
     */
    public TimerClause after(Period period, ZoneId zone) {
        row.timer = new Trigger.AfterPeriod(period, zone);
        return new TimerClause(builder, row);
    }

    /** This long after entering the stage, and again and again after as long, each at its own instant however late it is swept. */
    public TimerClause every(Duration interval) {
        row.timer = new Trigger.Every(interval);
        return new TimerClause(builder, row);
    }

    /** At a date that an event {@linkplain EventClause#sets sets}; at once where it is over already, unless {@link TimerClause#unlessPast}. */
    public TimerClause atDate(String date) {
        return onDate(date, Duration.ZERO);
    }

    /** So long before a date; else as {@link #atDate}. */
    public TimerClause beforeDate(String date, Duration lead) {
        return onDate(date, usable(date, lead).negated());
    }

    /** So long after a date; else as {@link #atDate}. */
    public TimerClause afterDate(String date, Duration delay) {
        return onDate(date, usable(date, delay));
    }

    private TimerClause onDate(String date, Duration shift) {
        row.timer = new Trigger.OnDate(date, shift, false);
        return new TimerClause(builder, row);
    }

    private Duration usable(String date, Duration length) {
        TimeLimits.requireUsable(length, "the distance from the date '" + date + "'");
        if (length.isNegative()) {
            builder.problem(Messages.negativeDelay(row.describe() + " on the date '" + date + "'"));
        }
        return length;
    }

    private EventClause<Signal> signals(List<String> names) {
        names.forEach(name -> row.events.add(Texts.requireId(name, "a signal name")));
        return new EventClause<>(builder, row);
    }
}
