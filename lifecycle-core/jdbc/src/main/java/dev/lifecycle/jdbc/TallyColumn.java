package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts and latest instants by event type as one column of text. */
final class TallyColumn {

    private TallyColumn() {}

    static @Nullable String join(Map<String, Tally> tallies) {
        List<String> texts = new ArrayList<>(3 * tallies.size());
        tallies.forEach((type, tally) -> {
            texts.add(type);
            texts.add(Long.toString(tally.count()));
            texts.add(Long.toString(Columns.micros(tally.last())));
        });
        return JoinedTexts.join(texts);
    }

    static Map<String, Tally> split(@Nullable String joined) {
        List<String> texts = JoinedTexts.split(joined);
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int i = 0; i + 2 < texts.size(); i += 3) {
            Instant last = Columns.instant(Long.parseLong(texts.get(i + 2)));
            tallies.put(texts.get(i), new Tally(Long.parseLong(texts.get(i + 1)), last));
        }
        return tallies;
    }
}
