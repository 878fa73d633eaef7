package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of each touchpoint at each stage so far, and whom it reached. */
final class TouchpointState extends MetricState {

    private static final long serialVersionUID = 1L;
    private static final Tally NONE = new Tally();

    // Stage, then touchpoint.
    private final transient TreeMap<String, TreeMap<String, Tally>> tallies = new TreeMap<>();

    /** Counts a planned touchpoint. */
    void planned(String stage, String touchpoint, Object customer, TouchpointFate fate, boolean byPerson) {
        Tally tally = tally(stage, touchpoint);
        tally.count(fate, 1);
        int who = tally.customers.number(customer);
        if (fate == TouchpointFate.SENT) {
            tally.reached.set(who);
            tally.byPerson += byPerson ? 1 : 0;
        }
    }

    /** All that the other has counted too. */
    TouchpointState addAll(TouchpointState other) {
        other.tallies.forEach((stage, row) ->
                row.forEach((touchpoint, theirs) -> tally(stage, touchpoint).addAll(theirs)));
        return this;
    }

    private Tally tally(String stage, String touchpoint) {
        return tallies.computeIfAbsent(stage, s -> new TreeMap<>()).computeIfAbsent(touchpoint, t -> new Tally());
    }

    /** Those planned and those expected, by stage to touchpoints. */
    List<StageTouchpoint> touchpoints(Map<String, ? extends Set<String>> expected) {
        Map<String, Set<String>> names = new TreeMap<>();
        expected.forEach((stage, row) ->
                names.computeIfAbsent(stage, s -> new TreeSet<>()).addAll(row));
        tallies.forEach((stage, row) ->
                names.computeIfAbsent(stage, s -> new TreeSet<>()).addAll(row.keySet()));
        List<StageTouchpoint> all = new ArrayList<>();
        names.forEach((stage, row) -> row.forEach(touchpoint -> {
            Tally tally = tallies.getOrDefault(stage, new TreeMap<>()).getOrDefault(touchpoint, NONE);
            all.add(tally.told(
                    stage,
                    touchpoint,
                    expected.containsKey(stage) && expected.get(stage).contains(touchpoint)));
        }));
        return all;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new TouchpointState();
    }

    @Override
    protected void write(StateOutput out) {
        out.size(tallies.size());
        tallies.forEach((stage, row) -> {
            out.text(stage);
            out.size(row.size());
            row.forEach((touchpoint, tally) -> {
                out.text(touchpoint);
                tally.write(out);
            });
        });
    }

    @Override
    protected void read(StateInput in) {
        for (int left = in.count(); left > 0; left--) {
            String stage = in.text();
            for (int row = in.count(); row > 0; row--) {
                tally(stage, in.text()).read(in);
            }
        }
    }

    private static final class Tally {

        private final EnumMap<TouchpointFate, Long> fates = new EnumMap<>(TouchpointFate.class);
        private long byPerson;
        private final Customers customers = new Customers();
        private final BitSet reached = new BitSet();

        private void count(TouchpointFate fate, long times) {
            fates.merge(fate, times, Long::sum);
        }

        private long count(TouchpointFate fate) {
            return fates.getOrDefault(fate, 0L);
        }

        private void addAll(Tally other) {
            other.fates.forEach(this::count);
            byPerson += other.byPerson;
            int[] ours = customers.adopt(other.customers);
            other.reached.stream().forEach(who -> reached.set(ours[who]));
        }

        private StageTouchpoint told(String stage, String touchpoint, boolean isExpected) {
            return new StageTouchpoint(
                    stage,
                    touchpoint,
                    isExpected,
                    fates.values().stream().mapToLong(Long::longValue).sum(),
                    count(TouchpointFate.SENT),
                    count(TouchpointFate.HELD_BACK),
                    count(TouchpointFate.FAILED),
                    byPerson,
                    customers.size(),
                    reached.cardinality());
        }

        private void write(StateOutput out) {
            for (TouchpointFate fate : TouchpointFate.values()) {
                out.number(count(fate));
            }
            out.number(byPerson);
            customers.write(out);
            for (int who = 0; who < customers.size(); who++) {
                out.flag(reached.get(who));
            }
        }

        private void read(StateInput in) {
            for (TouchpointFate fate : TouchpointFate.values()) {
                fates.put(fate, in.tally());
            }
            byPerson = in.between(0, count(TouchpointFate.SENT), in.number());
            customers.read(in);
            for (int who = 0; who < customers.size(); who++) {
                reached.set(who, in.flag());
            }
        }
    }
}
