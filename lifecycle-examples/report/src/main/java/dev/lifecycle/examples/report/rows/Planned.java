package dev.lifecycle.examples.report.rows;

import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Touchpoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact that a model planned.
 *
 * @param customer   whom
 * @param touchpoint what, and what became of it
 * @param stagePhase where its stage lies in respect of the purchase; null where the model does not say
 */
public record Planned(
        String customer, Touchpoint touchpoint, @Nullable Phase stagePhase) {

    /** Where its stage lies, if the model says so. */
    public Optional<Phase> phase() {
        return Optional.ofNullable(stagePhase);
    }

    /** What became of it, in a word. */
    public String status() {
        return touchpoint.status().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Why it was not sent, in words that many have in common; empty where it was, or waits. */
    public String reason() {
        String reason = touchpoint.reason();
        if (touchpoint.status() == Touchpoint.Status.SENT) {
            return "";
        }
        if (reason == null) {
            return touchpoint.status() == Touchpoint.Status.PENDING ? "" : "forgotten with the customer";
        }
        return Reasons.of(reason);
    }
}
