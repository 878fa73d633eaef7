package dev.lifecycle.stage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule has kept of its event: dates and texts by name. Where there is no value the event has cleared what was there.
 *
 * @param dates by name
 * @param texts by name, of at most 255 characters
 */
public record Kept(Map<String, Optional<Instant>> dates, Map<String, Optional<String>> texts) {

    /** Nothing, as of almost every row. */
    public static final Kept NOTHING = new Kept(Map.of(), Map.of());

    /** Copies the maps. */
    public Kept {
        dates = Map.copyOf(dates);
        texts = Map.copyOf(texts);
    }

    /** Whether nothing was kept or cleared. */
    public boolean isNothing() {
        return dates.isEmpty() && texts.isEmpty();
    }

    /** The same with a date set or cleared. */
    public Kept withDate(String name, Optional<Instant> date) {
        Map<String, Optional<Instant>> all = new LinkedHashMap<>(dates);
        all.put(name, date);
        return new Kept(all, texts);
    }

    /** The same with a text kept or cleared. */
    public Kept withText(String name, Optional<String> text) {
        Map<String, Optional<String>> all = new LinkedHashMap<>(texts);
        all.put(name, text);
        return new Kept(dates, all);
    }
}
