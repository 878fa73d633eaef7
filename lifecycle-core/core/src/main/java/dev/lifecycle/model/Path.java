package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.util.List;

/**
 * A way from the start of a model to a rule: what must happen, in order. The last leg is the rule itself.
 *
 * @param legs at least one
 */
public record Path(List<Leg> legs) {

    /** Copies the legs. */
    public Path {
        legs = List.copyOf(legs);
    }

    /**
     * One event, or one wait.
     *
     * @param stage       the stage it happens in
     * @param trigger     the event type's id, or what to wait for in words, such as {@code silence 90 days}
     * @param rule        the id of the rule that fires
     * @param obligations what the guards and choosers must say for it to fire, such as {@code 'paid plan' says yes}
     * @param to          the stage it ends in; the same one where the subject stays
     */
    public record Leg(Stage stage, String trigger, String rule, List<String> obligations, Stage to) {

        /** Copies the obligations. */
        public Leg {
            obligations = List.copyOf(obligations);
        }

        /** Such as {@code TRIAL: Subscribed ('paid plan' says yes) → PAYING}. */
        @Override
        public String toString() {
            String must = obligations.isEmpty() ? "" : " (" + String.join(", ", obligations) + ")";
            return stage.id() + ": " + trigger + must + " → " + to.id();
        }
    }

    /** The id of the rule it ends in. */
    public String rule() {
        return legs.get(legs.size() - 1).rule();
    }

    /** Everything that guards and choosers must say on the way, in order. */
    public List<String> obligations() {
        return legs.stream().flatMap(leg -> leg.obligations().stream()).toList();
    }
}
