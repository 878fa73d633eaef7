package dev.lifecycle.stage;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** What sets a rule off: an event, or time passing. */
public sealed interface Trigger {

    /** How rule ids and history name it: the event type's id, {@code after PT1H} or {@code silence PT72H}. */
    String id();

    /** The result for whichever of the three it is. */
    <R> R fold(Function<OnEvent, R> onEvent, Function<After, R> after, Function<AfterSilence, R> afterSilence);

    /** Whether time passing sets it off. */
    default boolean isTimer() {
        return !(this instanceof OnEvent);
    }

    /** What an id says in words: {@code after 14 days} of {@code after PT336H}; the id of an event type is its own word. */
    static String inWords(String id) {
        int space = id.lastIndexOf(' ');
        try {
            return id.substring(0, space + 1) + Texts.inWords(Duration.parse(id.substring(space + 1)));
        } catch (DateTimeParseException e) {
            return id;
        }
    }

    /** An event of this type. */
    record OnEvent(EventType type) implements Trigger {
        @Override
        public String id() {
            return type.id();
        }

        @Override
        public <R> R fold(
                Function<OnEvent, R> onEvent, Function<After, R> after, Function<AfterSilence, R> afterSilence) {
            return onEvent.apply(this);
        }
    }

    /** This long after entering the stage. */
    record After(Duration delay) implements Trigger {
        @Override
        public String id() {
            return "after " + delay;
        }

        @Override
        public <R> R fold(
                Function<OnEvent, R> onEvent, Function<After, R> after, Function<AfterSilence, R> afterSilence) {
            return after.apply(this);
        }
    }

    /** This long after entering the stage or the latest handled event, whichever is later. */
    record AfterSilence(Duration delay) implements Trigger {
        @Override
        public String id() {
            return "silence " + delay;
        }

        @Override
        public <R> R fold(
                Function<OnEvent, R> onEvent, Function<After, R> after, Function<AfterSilence, R> afterSilence) {
            return afterSilence.apply(this);
        }
    }
}
