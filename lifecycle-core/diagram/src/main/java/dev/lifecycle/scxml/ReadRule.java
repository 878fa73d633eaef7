package dev.lifecycle.scxml;

import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a document has it, on its way to a builder.
 *
 * @param state      where it applies: a stage, a group, or around all
 * @param transition where it comes from
 * @param id         its own, where the document gives one
 * @param event      what sets it off; null for a timer
 * @param timer      what a timer waits for; null for an event
 * @param captures   what is kept of the event, and what the touchpoints are about
 * @param activity   whether the event is the customer's own doing
 * @param history    the history state of another tool's that it leads to; null if it leads to a state
 * @param targets    where it may lead; none if it stays; the fallback of one that goes back
 */
record ReadRule(
        Element state,
        Element transition,
        @Nullable String id,
        @Nullable String event,
        @Nullable Trigger timer,
        @Nullable Guard guard,
        List<Touch> touches,
        List<Capture> captures,
        boolean activity,
        Act act,
        @Nullable Element history,
        List<Stage> targets,
        @Nullable Chooser chooser) {

    enum Act {
        TO,
        CHOOSE,
        REOPEN,
        REENTER,
        BACK,
        REOPEN_BACK,
        STAY,
        IGNORE
    }

    /** The same to where the history leads if nothing was left yet, as nothing ever was. */
    ReadRule straight() {
        return new ReadRule(
                state,
                transition,
                id,
                event,
                timer,
                guard,
                touches,
                captures,
                activity,
                Act.TO,
                null,
                targets,
                chooser);
    }

    boolean isTimer() {
        return event == null;
    }

    /** How long after entering, or of silence; null for an event, a tick, and what a calendar or a date says. */
    @Nullable
    Duration delay() {
        if (timer instanceof Trigger.After after) {
            return after.delay();
        }
        return timer instanceof Trigger.AfterSilence after ? after.delay() : null;
    }

    boolean isSilence() {
        return timer instanceof Trigger.AfterSilence;
    }

    boolean isInstant() {
        return Duration.ZERO.equals(delay()) && leaves();
    }

    boolean leaves() {
        return act != Act.STAY && act != Act.IGNORE;
    }

    /** Whether it always leads away when its turn comes. */
    boolean always() {
        return guard == null && leaves();
    }

    /** The one stage that it leads to for certain, which a rule of a group skips. */
    @Nullable
    Stage target() {
        return act == Act.TO || act == Act.REOPEN ? targets.get(0) : null;
    }

    /** What a model would call it. */
    String defaultId(String scope) {
        String trigger = timer == null ? String.valueOf(event) : timer.id();
        return scope + "/" + trigger + (guard == null ? "" : "/" + guard.name());
    }
}
