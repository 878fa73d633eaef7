package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Trigger;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule being written that time passing sets off. */
public final class TimerClause extends RuleClause<TimerClause> {

    TimerClause(ModelBuilder builder, RuleRow row) {
        super(builder, row);
    }

    @Override
    TimerClause self() {
        return this;
    }

    /** Not armed where the date, or so long before or after it, is over already when the stage is entered or the date is set. */
    public TimerClause unlessPast() {
        if (row.timer instanceof Trigger.OnDate on) {
            row.timer = new Trigger.OnDate(on.date(), on.shift(), true);
        } else {
            builder.problem(Messages.unlessPastOfWhat(row.describe()));
        }
        return this;
    }

    /**
     * What the touchpoints are about that firing plans, by name, of the situation at the due instant. Otherwise as
     * {@link EventClause#about(Function)}.
     */
    public TimerClause about(Function<Situation, ? extends @Nullable Map<String, String>> what) {
        return capture(Capture.about((event, situation) -> what.apply(situation)));
    }

    /** Fires only if this says yes of the situation at the due instant; a "no" spends the timer. */
    public TimerClause when(String name, Predicate<Situation> guard) {
        return when(Guard.ofSituation(name, guard));
    }

    /** Leads to whichever of these stages the function picks; its name is what diagrams show. */
    public ModelBuilder to(String name, Function<Situation, Stage> chooser, Stage first, Stage... more) {
        return to(Chooser.ofSituation(name, chooser), first, more);
    }
}
