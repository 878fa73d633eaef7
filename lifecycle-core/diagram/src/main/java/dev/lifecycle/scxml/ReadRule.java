package dev.lifecycle.scxml;

import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
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
 * @param delay      how long a timer waits
 * @param silence    whether the timer waits for silence
 * @param targets    where it may lead; none if it stays
 */
record ReadRule(
        Element state,
        Element transition,
        @Nullable String id,
        @Nullable String event,
        Duration delay,
        boolean silence,
        @Nullable Guard guard,
        List<Touch> touches,
        Act act,
        List<Stage> targets,
        @Nullable Chooser chooser) {

    enum Act {
        TO,
        CHOOSE,
        REOPEN,
        REENTER,
        STAY,
        IGNORE
    }

    boolean isTimer() {
        return event == null;
    }

    boolean isInstant() {
        return isTimer() && delay.isZero() && leaves();
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
        String trigger = event != null ? event : (silence ? "silence " : "after ") + delay;
        return scope + "/" + trigger + (guard == null ? "" : "/" + guard.name());
    }
}
