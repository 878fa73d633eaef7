package dev.lifecycle.stage;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a position remembers beside where it stands, as plain values; empty in models without dates, kept texts, ways back and timers whose
 * firings somebody asks for. All names are in alphabetical order.
 *
 * @param dates    by name; one that was cleared is still there, as a late event must not set it again
 * @param texts    by name, cleared ones included
 * @param cameFrom by the id of a stage that remembers it: the id of the stage that it was last entered from
 * @param fired    by the id of a rule: how often its timer fired since the stage was entered
 */
public record Memory(
        Map<String, KeptDate> dates,
        Map<String, KeptText> texts,
        Map<String, String> cameFrom,
        Map<String, Integer> fired) {

    /** Nothing to remember. */
    public static final Memory NOTHING = new Memory(Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * A date that an event has set.
     *
     * @param date        null if it was cleared
     * @param setAt       when the event happened that set it last, be it to the same value
     * @param since       since when it has this value: when that took effect
     * @param afterTimers whether the timers of that instant were done by then
     * @param aheadOnly   whether what was over by then is not to fire, as after a merge
     */
    public record KeptDate(
            @Nullable Instant date, Instant setAt, Instant since, boolean afterTimers, boolean aheadOnly) {}

    /**
     * A text that was kept of an event.
     *
     * @param text  null if it was cleared
     * @param setAt when the event happened
     */
    public record KeptText(@Nullable String text, Instant setAt) {}

    /** Copies the maps. */
    public Memory {
        dates = sorted(dates);
        texts = sorted(texts);
        cameFrom = sorted(cameFrom);
        fired = sorted(fired);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(map)));
    }

    /** Whether there is nothing. */
    public boolean isNothing() {
        return dates.isEmpty() && texts.isEmpty() && cameFrom.isEmpty() && fired.isEmpty();
    }
}
