package dev.lifecycle.examples.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is another in one report than in another. */
public final class Differences {

    private static final MathContext DIGITS = new MathContext(8);

    private Differences() {}

    /** Table to how many rows of the first report the second does not have; tables without such rows are absent. */
    public static Map<String, Integer> between(List<Table> first, List<Table> second) {
        Map<String, Table> others = new HashMap<>();
        second.forEach(table -> others.put(table.name(), table));
        Map<String, Integer> differences = new LinkedHashMap<>();
        for (Table table : first) {
            Table other = others.get(table.name());
            List<List<String>> missing = new ArrayList<>(texts(table));
            if (other != null) {
                texts(other).forEach(missing::remove);
            }
            if (!missing.isEmpty()) {
                differences.put(table.name(), missing.size());
            }
        }
        return differences;
    }

    /** Sums of the same numbers in another order differ in their last digits, which are no difference. */
    private static List<List<String>> texts(Table table) {
        return table.rows().stream()
                .map(row -> row.stream().map(Differences::text).toList())
                .toList();
    }

    private static String text(@Nullable Object cell) {
        return cell instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number).round(DIGITS).toString()
                : String.valueOf(cell);
    }
}
