package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a row of history has kept of its event as one column of text, NULL for nothing; {@link JoinedTexts} of these fields, names in
 * alphabetical order:
 *
 * <ul>
 *   <li>{@code d}, name, date in microseconds, or empty if it was cleared
 *   <li>{@code t}, name, text
 *   <li>{@code x}, name: a text that was cleared
 * </ul>
 */
final class KeptColumn {

    private static final String DATE = "d";
    private static final String TEXT = "t";
    private static final String NO_TEXT = "x";

    private KeptColumn() {}

    static @Nullable String join(Kept kept) {
        if (kept.isNothing()) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        new TreeMap<>(kept.dates()).forEach((name, date) -> {
            fields.add(DATE);
            fields.add(name);
            fields.add(date.map(Columns::micros).map(String::valueOf).orElse(""));
        });
        new TreeMap<>(kept.texts()).forEach((name, text) -> {
            fields.add(text.isEmpty() ? NO_TEXT : TEXT);
            fields.add(name);
            text.ifPresent(fields::add);
        });
        return JoinedTexts.join(fields);
    }

    /** @throws dev.lifecycle.store.StoreException if it is not as it was written */
    static Kept split(@Nullable String joined, Supplier<String> whose) {
        if (joined == null) {
            return Kept.NOTHING;
        }
        ColumnFields fields = new ColumnFields(joined, () -> "what was kept with " + whose.get());
        Map<String, Optional<Instant>> dates = new LinkedHashMap<>();
        Map<String, Optional<String>> texts = new LinkedHashMap<>();
        while (fields.hasNext()) {
            String kind = fields.text("a kind");
            switch (kind) {
                case DATE -> fields.put(dates, fields.text("the name of a date"), date(fields));
                case TEXT -> fields.put(texts, fields.text("the name of a text"), Optional.of(fields.text("a text")));
                case NO_TEXT -> fields.put(texts, fields.text("the name of a text"), Optional.empty());
                default -> throw fields.unreadable("one of d, t and x", kind);
            }
        }
        return new Kept(dates, texts);
    }

    private static Optional<Instant> date(ColumnFields fields) {
        return Optional.ofNullable(fields.instantIfAny("a date in microseconds, or empty"));
    }
}
