package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the coverage of touchpoints counts, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class TouchpointCoverageDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Plans<T> plans;

    private TouchpointCoverageDefinition(Plans<T> plans) {
        this.plans = plans;
    }

    static <T> TouchpointCoverageDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, String> stage,
            Extractor<? super T, String> touchpoint,
            Extractor<? super T, TouchpointFate> fate) {
        return new TouchpointCoverageDefinition<>(
                new Plans<T>(customer, stage, touchpoint, fate, null, new TreeMap<>()));
    }

    /** Which of the sent ones took a person: a call, a letter by hand. Without it none did. */
    public TouchpointCoverageDefinition<T> doneByPerson(Extractor<? super T, Boolean> byPerson) {
        return new TouchpointCoverageDefinition<>(
                new Plans<T>(plans.customer, plans.stage, plans.touchpoint, plans.fate, byPerson, plans.expected));
    }

    /**
     * The touchpoints that a stage should have; said twice of a stage they add up.
     *
     * @throws IllegalArgumentException if none is named
     */
    public TouchpointCoverageDefinition<T> expecting(String stage, String... touchpoints) {
        if (touchpoints.length == 0) {
            throw new IllegalArgumentException(Messages.expectsNothing(stage));
        }
        TreeMap<String, TreeSet<String>> all = new TreeMap<>();
        plans.expected.forEach((known, names) -> all.put(known, new TreeSet<>(names)));
        for (String touchpoint : touchpoints) {
            all.computeIfAbsent(stage, s -> new TreeSet<>()).add(touchpoint);
        }
        return new TouchpointCoverageDefinition<>(
                new Plans<T>(plans.customer, plans.stage, plans.touchpoint, plans.fate, plans.byPerson, all));
    }

    /** The metric. */
    public Metric<T, ?, TouchpointCoverage> metric() {
        return plans;
    }

    private record Plans<T>(
            Extractor<? super T, ?> customer,
            Extractor<? super T, String> stage,
            Extractor<? super T, String> touchpoint,
            Extractor<? super T, TouchpointFate> fate,
            @Nullable Extractor<? super T, Boolean> byPerson,
            TreeMap<String, TreeSet<String>> expected)
            implements Metric<T, TouchpointState, TouchpointCoverage> {

        @Override
        public String definition() {
            StringBuilder id = new StringBuilder("touchpoints/coverage");
            expected.forEach((at, names) ->
                    id.append("/expecting-").append(at).append('-').append(String.join(",", names)));
            return id.append(byPerson == null ? "" : "/by-person").toString();
        }

        @Override
        public TouchpointState empty() {
            return new TouchpointState();
        }

        @Override
        public void add(TouchpointState state, T row) {
            Object who = Rows.<T, Object>required(customer, row, "customer");
            String where = Rows.<T, String>required(stage, row, "stage");
            String what = Rows.<T, String>required(touchpoint, row, "touchpoint");
            TouchpointFate became = Rows.<T, TouchpointFate>required(fate, row, "fate");
            boolean person = byPerson != null && Rows.<T, Boolean>required(byPerson, row, "person");
            state.planned(where, what, who, became, person);
        }

        @Override
        public TouchpointState merge(TouchpointState left, TouchpointState right) {
            return left.addAll(right);
        }

        @Override
        public TouchpointCoverage result(TouchpointState state) {
            return new TouchpointCoverage(definition(), state.touchpoints(expected));
        }
    }
}
