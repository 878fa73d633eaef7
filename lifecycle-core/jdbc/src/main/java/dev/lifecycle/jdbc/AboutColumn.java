package dev.lifecycle.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a touchpoint is about as one column of text, NULL for nothing: {@link JoinedTexts} of names and texts in turn, names in order. */
final class AboutColumn {

    private AboutColumn() {}

    static @Nullable String join(Map<String, String> about) {
        List<String> fields = new ArrayList<>(2 * about.size());
        new TreeMap<>(about).forEach((name, text) -> fields.addAll(List.of(name, text)));
        return JoinedTexts.join(fields);
    }

    /** @throws dev.lifecycle.store.StoreException if it is not as it was written */
    static Map<String, String> split(@Nullable String joined, Supplier<String> whose) {
        if (joined == null) {
            return Map.of();
        }
        ColumnFields fields = new ColumnFields(joined, () -> "what " + whose.get() + " is about");
        Map<String, String> about = new TreeMap<>();
        while (fields.hasNext()) {
            fields.put(about, fields.text("a name"), fields.text("a text"));
        }
        return about;
    }
}
