package dev.lifecycle.examples.benchmarks.bulk;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A result brought into one form, so that results of different makers can be compared: figures by key. */
final class Answer {

    private final Map<String, String> figuresByKey = new TreeMap<>();

    /** Notes the figures of a key. */
    void note(Object key, Object... figures) {
        StringBuilder text = new StringBuilder();
        for (Object figure : figures) {
            text.append(figure instanceof Double value ? String.format(Locale.ROOT, "%.6f", value) : figure)
                    .append(' ');
        }
        figuresByKey.put(String.valueOf(key), text.toString().strip());
    }

    Map<String, String> figures() {
        return figuresByKey;
    }
}
