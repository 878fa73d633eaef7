package dev.lifecycle;

import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import java.util.List;

/**
 * What became of many events that were handed in together: an answer for each, in the order given. What failed kept nothing and did not
 * consume its id, so handing the whole batch in again, once the cause is mended, is safe.
 *
 * @param answers one for each event, in the order given
 */
public record BatchResult(List<Answer> answers) {

    /** What became of one event. */
    public sealed interface Answer {

        /** The event as it was handed in. */
        Occurrence occurrence();
    }

    /**
     * It was handled and is kept.
     *
     * @param outcome what it did; a {@link Outcome.Refused} or {@link Outcome.Duplicate} is one, too
     */
    public record Handled(Occurrence occurrence, Outcome outcome) implements Answer {}

    /**
     * It failed, and nothing of it was kept.
     *
     * @param thrown what {@link Lifecycle#handle(Occurrence)} would have thrown
     */
    public record Failed(Occurrence occurrence, Throwable thrown) implements Answer {}

    /**
     * It was left untried, as an earlier event of its subject failed: out of order it might have done something else.
     *
     * @param because the one that failed
     */
    public record Untried(Occurrence occurrence, Failed because) implements Answer {}

    /** Copies the list. */
    public BatchResult {
        answers = List.copyOf(answers);
    }

    /** Of the events that were handled, in the order given. */
    public List<Outcome> outcomes() {
        return of(Handled.class).stream().map(Handled::outcome).toList();
    }

    /** The events that failed, in the order given. */
    public List<Failed> failed() {
        return of(Failed.class);
    }

    /** The events that were left untried, in the order given. */
    public List<Untried> untried() {
        return of(Untried.class);
    }

    /** Whether every event was handled. */
    public boolean isComplete() {
        return answers.stream().allMatch(Handled.class::isInstance);
    }

    private <T extends Answer> List<T> of(Class<T> kind) {
        return answers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Such as {@code 197 handled, 1 failed, 2 untried}. */
    @Override
    public String toString() {
        return outcomes().size() + " handled, " + failed().size() + " failed, "
                + untried().size() + " untried";
    }
}
