package dev.lifecycle.metrics;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The ids that the results of one definition have under different settings of its options. */
final class OptionTable {

    // What a result says beside its id (until when was observed, in which currency, what was spent), and what only
    // refuses rows.
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("observedUntil", "currency", "decimals", "spent", "churn", "discount");

    private final Class<?> definition;
    private final List<String> options = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    private OptionTable(Class<?> definition) {
        this.definition = definition;
    }

    static OptionTable of(Class<?> definition, String plainId) {
        return new OptionTable(definition).with("plain", plainId);
    }

    /** One setting of an option that every other in the table differs from. */
    OptionTable with(String option, String id) {
        options.add(option);
        ids.add(id);
        return this;
    }

    List<String> ids() {
        return ids;
    }

    List<String> options() {
        return options;
    }

    /** The names of all public methods that make another definition or a metric of this one. */
    List<String> declaredOptions() {
        return Arrays.stream(definition.getMethods())
                .filter(this::isOption)
                .map(Method::getName)
                .filter(option -> !TOLD_ELSEWHERE.contains(option))
                .toList();
    }

    private boolean isOption(Method method) {
        boolean makesMetric = !Metric.class.isAssignableFrom(definition) && method.getReturnType() == Metric.class;
        boolean makesDefinition = Serializable.class.isAssignableFrom(method.getReturnType())
                && method.getReturnType().isAssignableFrom(definition);
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && (makesDefinition || makesMetric);
    }

    /** The metric's result over no rows: it says its definition all the same. */
    static <R> R empty(Metric<?, ?, R> metric) {
        return resultOfNothing(metric);
    }

    private static <A extends Serializable, R> R resultOfNothing(Metric<?, A, R> metric) {
        return metric.result(metric.empty());
    }

    @Override
    public String toString() {
        return definition.getSimpleName() + " " + ids.get(0);
    }
}
