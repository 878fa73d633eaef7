package dev.lifecycle.boot.actuate;

import dev.lifecycle.Why;
import dev.lifecycle.boot.actuate.SubjectDescriptor.RowDescriptor;
import dev.lifecycle.boot.actuate.SubjectDescriptor.TouchpointDescriptor;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Touchpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;

/** Customers in the endpoint's words, with what leads to the person masked unless it is shown. */
final class Descriptions {

    private final Sanitizer sanitizer;
    private final boolean shown;

    Descriptions(Sanitizer sanitizer, boolean shown) {
        this.sanitizer = sanitizer;
        this.shown = shown;
    }

    SubjectDescriptor subject(Why why, List<HistoryEntry> history, List<Touchpoint> touchpoints) {
        Position position = why.position();
        return new SubjectDescriptor(
                position.model(),
                position.version(),
                clean("subject", position.subject()),
                position.stage().id(),
                position.enteredAt(),
                position.episode(),
                position.nextDue().orElse(null),
                sentence(why.entry()),
                history.stream().map(this::row).toList(),
                touchpoints.stream().map(this::touchpoint).toList());
    }

    /** The sentence without what it says in brackets and behind its comma, where that is masked. */
    private String sentence(HistoryEntry entry) {
        HistoryEntry told = entry;
        if (entry.cause().eventId() != null) {
            told = told.withEventId(clean("eventId", entry.cause().eventId()).toString());
        }
        if (entry.cause().note() != null) {
            told = told.withNote(clean("note", entry.cause().note()).toString());
        }
        return told.describe();
    }

    private RowDescriptor row(HistoryEntry row) {
        HistoryEntry.Cause cause = row.cause();
        Map<String, Instant> dates = new TreeMap<>();
        row.kept().dates().forEach((name, date) -> date.ifPresent(set -> dates.put(name, set)));
        Map<String, Object> texts = new TreeMap<>();
        row.kept().texts().forEach((name, text) -> text.ifPresent(kept -> texts.put(name, clean(name, kept))));
        return new RowDescriptor(
                row.kind().name(),
                row.left().map(stage -> stage.id()).orElse(null),
                row.to().id(),
                row.at(),
                cause.trigger(),
                cause.rule(),
                cause.passed(),
                cause.refused(),
                cleanIfThere("eventId", cause.eventId()),
                cleanIfThere("note", cause.note()),
                dates,
                texts);
    }

    private TouchpointDescriptor touchpoint(Touchpoint touchpoint) {
        Map<String, Object> about = new TreeMap<>();
        touchpoint.about().forEach((name, text) -> about.put(name, clean(name, text)));
        return new TouchpointDescriptor(
                touchpoint.id(),
                clean("key", touchpoint.key().text()),
                touchpoint.channel(),
                touchpoint.status().name(),
                touchpoint.due(),
                touchpoint.expires(),
                touchpoint.attempts(),
                cleanIfThere("reason", touchpoint.reason()),
                about);
    }

    private @Nullable Object cleanIfThere(String key, @Nullable String value) {
        return value == null ? null : clean(key, value);
    }

    private Object clean(String key, String value) {
        Object clean = sanitizer.sanitize(new SanitizableData(null, key, value), shown);
        return clean == null ? SanitizableData.SANITIZED_VALUE : clean;
    }
}
