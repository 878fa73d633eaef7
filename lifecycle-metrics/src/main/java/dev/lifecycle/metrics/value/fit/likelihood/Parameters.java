package dev.lifecycle.metrics.value.fit.likelihood;

import dev.lifecycle.metrics.value.fit.Fit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters under their names, and as text. */
public final class Parameters {

    private Parameters() {}

    /** By name, in order. */
    public static Map<String, Double> named(List<String> names, double... values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(names.get(i), values[i]);
        }
        return Collections.unmodifiableMap(named);
    }

    /** The fit if there was one, else the parameters alone, after the name of the model. */
    public static String text(String model, Map<String, Double> parameters, @Nullable Fit fit) {
        String text = fit != null
                ? fit.toString()
                : parameters.entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%s %.4g", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "));
        return model + ": " + text;
    }
}
