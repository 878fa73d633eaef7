package dev.lifecycle.model;

import dev.lifecycle.model.types.Sentences;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import java.time.Duration;

/**
 * A rule being written, after its trigger: optionally a guard, touchpoints and a name, then exactly one ending, which gives the
 * {@link ModelBuilder} back.
 *
 * @param <C> the clause itself, so that calls can be chained
 */
public abstract sealed class RuleClause<C extends RuleClause<C>> permits EventClause, TimerClause {

    final ModelBuilder builder;
    final RuleRow row;

    RuleClause(ModelBuilder builder, RuleRow row) {
        this.builder = builder;
        this.row = row;
    }

    abstract C self();

    /** A contact due at once when the rule fires. */
    public C touch(String touchpoint) {
        return touch(Touch.of(touchpoint));
    }

    /** A contact due this long after the rule fires. */
    public C touch(String touchpoint, Duration delay) {
        return touch(Touch.of(touchpoint).after(delay));
    }

    /** A contact as planned. */
    public C touch(Touch touch) {
        row.touches.add(touch);
        return self();
    }

    /**
     * The rule's stable id, in place of {@code TRIAL/Subscribed/paid plan}. A row that names several stages or events is one rule for
     * each of them, called {@code id/STAGE} and, with several events, {@code id/STAGE/event}.
     */
    public C as(String id) {
        if (row.id != null) {
            builder.problem(Sentences.alreadySet("the id of the rule " + row.describe(), row.id, id));
        }
        row.id = Texts.requireId(id, "a rule id");
        return self();
    }

    /** Asks this guard first. A rule has one guard at most. */
    public C when(Guard guard) {
        if (row.guard != null) {
            builder.problem(Sentences.alreadySet("the guard of the rule " + row.describe(), row.guard, guard));
        }
        row.guard = guard;
        return self();
    }

    /** Leads to this stage, in the same episode. */
    public ModelBuilder to(Stage stage) {
        return end(new Action.To(stage));
    }

    /** Leads to whichever of these stages the chooser picks, in the same episode. */
    public ModelBuilder to(Chooser chooser, Stage first, Stage... more) {
        return end(new Action.Choose(chooser, ModelBuilder.list(first, more)));
    }

    /** Leads to this stage and starts the next episode there: the customer begins again. */
    public ModelBuilder reopensAt(Stage stage) {
        return end(new Action.Reopen(stage));
    }

    /**
     * Leads back to where the present stage was last entered from, in the same episode: from PAUSED to whichever plan was paused. Each
     * stage with such a rule remembers that for itself; {@code reenter}, moves to itself and other ways back leave it alone. It never
     * raises the furthest stage.
     *
     * @param fallback stands in where it is not known, as for an adopted customer
     */
    public ModelBuilder toPrevious(Stage fallback) {
        return end(new Action.ToPrevious(fallback));
    }

    /** The same, and the next episode starts there. */
    public ModelBuilder reopensAtPrevious(Stage fallback) {
        return end(new Action.ReopenAtPrevious(fallback));
    }

    /** Leaves the stage and enters it again, which arms its timers anew. */
    public ModelBuilder reenter() {
        return end(new Action.Reenter());
    }

    /** Remains in the stage; the touchpoints go out. */
    public ModelBuilder stay() {
        return end(new Action.Stay());
    }

    /**
     * Keeps this, as given. A rule keeps each date and each text once at most, one note, and says once what its touchpoints are about; a
     * timer has no event, so there only the last can be.
     */
    public C capture(Capture capture) {
        if (row.timer != null && capture.kind() != Capture.Kind.ABOUT) {
            builder.problem(Messages.nothingToKeep(row.describe(), capture.toString()));
        }
        for (Capture earlier : row.captures) {
            boolean isOneAlone = capture.kind() == Capture.Kind.NOTE || capture.kind() == Capture.Kind.ABOUT;
            if (earlier.kind() == capture.kind()
                    && (isOneAlone || earlier.name().equals(capture.name()))) {
                builder.problem(Messages.keepsTwice(row.describe(), capture.toString()));
            }
        }
        row.captures.add(capture);
        return self();
    }

    ModelBuilder end(Action action) {
        action.targets().forEach(builder::mention);
        if (row.action != null) {
            builder.problem(Sentences.alreadySet(
                    "the ending of the rule " + row.describe(), row.action.describe(), action.describe()));
            return builder;
        }
        row.action = action;
        return builder;
    }
}
