package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Past;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.TimeLimits;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the captures of a rule kept of one event.
 *
 * @param kept dates and texts that were set; what something set that happened later is left alone and does not stand here
 * @param note the line for history; null if there is none
 * @param past what the position remembers then
 * @param about what the touchpoints are about
 */
record Captured(Kept kept, @Nullable String note, Past past, Map<String, String> about) {

    /** @param done whether the timers of the instant at which it takes effect are done */
    static Captured of(
            List<Capture> captures, Position before, Object event, long occurred, long effective, boolean done) {
        Situation situation = new Situation(before, effective);
        Captured captured = new Captured(Kept.NOTHING, null, before.past(), Map.of());
        for (Capture capture : captures) {
            Object value = capture.read(event, situation);
            captured = switch (capture.kind()) {
                case DATE -> captured.date(before, capture.name(), (Instant) value, occurred, effective, done);
                case TEXT -> captured.text(before, capture.name(), (String) value, occurred);
                case NOTE -> captured.noted((String) value);
                case ABOUT -> captured.about((Map<?, ?>) value);
            };
        }
        return captured;
    }

    /** The past after a row of history that has kept this. */
    static Past again(Position before, Kept kept, long occurred, long effective, boolean done) {
        Past[] past = {before.past()};
        kept.dates()
                .forEach((name, date) -> past[0] = past[0].setDate(
                        before.names.dates().indexOf(name),
                        date.map(Micros::of).orElse(Micros.NONE),
                        occurred,
                        effective,
                        done));
        kept.texts()
                .forEach((name, text) ->
                        past[0] = past[0].setText(before.names.texts().indexOf(name), text.orElse(null), occurred));
        return past[0];
    }

    private Captured date(
            Position before, String name, @Nullable Instant date, long occurred, long effective, boolean done) {
        int number = before.names.dates().indexOf(name);
        if (occurred < past.dateSetAt(number)) {
            return this;
        }
        long value = Micros.NONE;
        if (date != null) {
            value = Micros.of(TimeLimits.requireUsable(date, "the date '" + name + "'"));
        }
        Optional<Instant> whole = date == null ? Optional.empty() : Optional.of(Micros.instant(value));
        return new Captured(
                kept.withDate(name, whole), note, past.setDate(number, value, occurred, effective, done), about);
    }

    private Captured text(Position before, String name, @Nullable String text, long occurred) {
        int number = before.names.texts().indexOf(name);
        if (occurred < past.textSetAt(number)) {
            return this;
        }
        String value = text == null || text.isEmpty() ? null : Texts.keepable(text);
        if (value != null && value.length() > Texts.LONGEST_ID) {
            throw new IllegalArgumentException(Messages.keptTextTooLong(name, value.length(), Texts.LONGEST_ID));
        }
        return new Captured(
                kept.withText(name, Optional.ofNullable(value)), note, past.setText(number, value, occurred), about);
    }

    private Captured noted(@Nullable String text) {
        return text == null || text.isEmpty() ? this : new Captured(kept, Texts.keepable(text), past, about);
    }

    /** Names in order, as everywhere. */
    private Captured about(@Nullable Map<?, ?> values) {
        if (values == null || values.isEmpty()) {
            return this;
        }
        Map<String, String> all = new TreeMap<>();
        values.forEach((name, value) -> {
            if (value == null) {
                throw new IllegalArgumentException(Messages.aboutNothing(String.valueOf(name)));
            }
            all.put(Texts.requireId((String) name, "a name of what a touchpoint is about"), Texts.keepable((String)
                    value));
        });
        return new Captured(kept, note, past, Collections.unmodifiableMap(all));
    }
}
