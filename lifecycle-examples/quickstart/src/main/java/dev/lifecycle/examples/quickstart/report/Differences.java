package dev.lifecycle.examples.quickstart.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is another in one report than in another. */
public final class Differences {

    private Differences() {}

    /** Table to how many rows of the first report the second does not have; tables without such rows are absent. */
    public static Map<String, Integer> between(List<Table> first, List<Table> second) {
        Map<String, Table> others = new HashMap<>();
        second.forEach(table -> others.put(table.name(), table));
        Map<String, Integer> differences = new LinkedHashMap<>();
        for (Table table : first) {
            Table other = others.get(table.name());
            List<List<@Nullable Object>> missing = new ArrayList<>(table.rows());
            if (other != null) {
                other.rows().forEach(missing::remove);
            }
            if (!missing.isEmpty()) {
                differences.put(table.name(), missing.size());
            }
        }
        return differences;
    }
}
