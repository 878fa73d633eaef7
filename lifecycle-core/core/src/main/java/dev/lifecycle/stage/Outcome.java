package dev.lifecycle.stage;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of one event. Exhaustive: {@link #fold} has a branch for each. */
public sealed interface Outcome {

    /** Whose event it was. */
    String subject();

    /** The event type's id; for an unknown type, the signal's name or the simple name of the class. */
    String event();

    /** Where the subject stands afterwards. */
    Stage stage();

    /** One sentence that a support desk can read. */
    String describe();

    /**
     * The contacts that the event called for, as the rules of contact had them once it was kept: those that may go out at once
     * ({@link Touchpoint#mayGoOut}), those that are not due yet, and those held back, which say why in their reason. A host that can answer at
     * once does so and says {@link dev.lifecycle.Lifecycle#delivered delivered}; all others are for {@code deliver}, which asks the rules
     * anew. Empty of a decision that nothing was kept of, of a duplicate, and {@linkplain dev.lifecycle.Lifecycle#quietly quietly}.
     */
    default List<Touchpoint> touchpoints() {
        return List.of();
    }

    /** The same with the contacts that it called for. */
    default Outcome calling(List<Touchpoint> called) {
        return this;
    }

    /** The result for whichever of the five it is. */
    <R> R fold(
            Function<Moved, R> moved,
            Function<Stayed, R> stayed,
            Function<Ignored, R> ignored,
            Function<Refused, R> refused,
            Function<Duplicate, R> duplicate);

    /** Why an event was refused. */
    enum Reason {
        /** The stage has no rule for such an event. */
        NO_RULE,
        /** There are rules, but the guard of each said no. */
        GUARDS_SAID_NO,
        /** It is older than what was applied already, and the policy refuses such events. */
        LATE,
        /** The position is closed for good. */
        FROZEN
    }

    /**
     * A rule led to another stage, or left and entered the same one.
     *
     * @param rule    the rule's id
     * @param guard   the guard that said yes; null if the rule has none
     * @param from    the stage left
     * @param stage   the stage entered
     * @param episode the episode afterwards
     * @param touchpoints the contacts it called for
     */
    record Moved(
            String subject,
            String event,
            String rule,
            @Nullable String guard,
            Stage from,
            Stage stage,
            int episode,
            List<Touchpoint> touchpoints)
            implements Outcome {
        /** Copies the list. */
        public Moved {
            touchpoints = List.copyOf(touchpoints);
        }

        /** One that called for no contact. */
        public Moved(
                String subject,
                String event,
                String rule,
                @Nullable String guard,
                Stage from,
                Stage stage,
                int episode) {
            this(subject, event, rule, guard, from, stage, episode, List.of());
        }

        @Override
        public Outcome calling(List<Touchpoint> called) {
            return new Moved(subject, event, rule, guard, from, stage, episode, called);
        }

        @Override
        public String describe() {
            return subject
                    + (from.is(stage) ? " re-entered " + stage.id() : " moved from " + from.id() + " to " + stage.id())
                    + ": " + event + (guard == null ? "" : " passed '" + guard + "'");
        }

        @Override
        public <R> R fold(
                Function<Moved, R> moved,
                Function<Stayed, R> stayed,
                Function<Ignored, R> ignored,
                Function<Refused, R> refused,
                Function<Duplicate, R> duplicate) {
            return moved.apply(this);
        }
    }

    /**
     * A rule fired and the subject stayed where it was.
     *
     * @param touchpoints the contacts it called for
     */
    record Stayed(
            String subject,
            String event,
            String rule,
            @Nullable String guard,
            Stage stage,
            List<Touchpoint> touchpoints)
            implements Outcome {
        /** Copies the list. */
        public Stayed {
            touchpoints = List.copyOf(touchpoints);
        }

        /** One that called for no contact. */
        public Stayed(String subject, String event, String rule, @Nullable String guard, Stage stage) {
            this(subject, event, rule, guard, stage, List.of());
        }

        @Override
        public Outcome calling(List<Touchpoint> called) {
            return new Stayed(subject, event, rule, guard, stage, called);
        }

        @Override
        public String describe() {
            return subject + " stays in " + stage.id() + ": " + event + " was handled"
                    + (guard == null ? "" : ", '" + guard + "' said yes");
        }

        @Override
        public <R> R fold(
                Function<Moved, R> moved,
                Function<Stayed, R> stayed,
                Function<Ignored, R> ignored,
                Function<Refused, R> refused,
                Function<Duplicate, R> duplicate) {
            return stayed.apply(this);
        }
    }

    /** The model says that this event is to do nothing here; it counts as activity. */
    record Ignored(String subject, String event, String rule, Stage stage) implements Outcome {
        @Override
        public String describe() {
            return subject + " stays in " + stage.id() + ": " + event + " is ignored there";
        }

        @Override
        public <R> R fold(
                Function<Moved, R> moved,
                Function<Stayed, R> stayed,
                Function<Ignored, R> ignored,
                Function<Refused, R> refused,
                Function<Duplicate, R> duplicate) {
            return ignored.apply(this);
        }
    }

    /**
     * Nothing would have it.
     *
     * @param reason why
     * @param guards the guards asked, all of which said no, in the order asked; empty for other reasons
     */
    record Refused(String subject, String event, Stage stage, Reason reason, List<String> guards) implements Outcome {
        /** Copies the guards. */
        public Refused {
            guards = List.copyOf(guards);
        }

        @Override
        public String describe() {
            return subject + " stays in " + stage.id() + ": " + event + " was refused, " + because();
        }

        private String because() {
            return switch (reason) {
                case NO_RULE -> "no rule in " + stage.id() + " takes it";
                case GUARDS_SAID_NO -> "'" + String.join("' and '", guards) + "' said no";
                case LATE -> "it is older than what was already applied";
                case FROZEN -> "the position is closed";
            };
        }

        @Override
        public <R> R fold(
                Function<Moved, R> moved,
                Function<Stayed, R> stayed,
                Function<Ignored, R> ignored,
                Function<Refused, R> refused,
                Function<Duplicate, R> duplicate) {
            return refused.apply(this);
        }
    }

    /**
     * An event of this id was handled before; nothing was done. Only a lifecycle with a store can know.
     *
     * @param eventId the id seen before
     */
    record Duplicate(String subject, String event, String eventId, Stage stage) implements Outcome {
        @Override
        public String describe() {
            return subject + " stays in " + stage.id() + ": " + event + " (" + eventId + ") was handled before";
        }

        @Override
        public <R> R fold(
                Function<Moved, R> moved,
                Function<Stayed, R> stayed,
                Function<Ignored, R> ignored,
                Function<Refused, R> refused,
                Function<Duplicate, R> duplicate) {
            return duplicate.apply(this);
        }
    }
}
