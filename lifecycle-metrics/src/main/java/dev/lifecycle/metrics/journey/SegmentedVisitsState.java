package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The accumulator of segmented visits: all events, and the segment of each. */
final class SegmentedVisitsState<K> extends MetricState {

    private static final long serialVersionUID = 1L;
    private static final int FEW = 16;

    final transient EventState log = new EventState();
    private final transient Customers segments = new Customers();
    // The segment's number by event.
    private transient int[] numbers = new int[FEW];

    /** Notes the segment of the event added last. */
    void segment(K segment) {
        set(log.size() - 1, segments.number(segment));
    }

    private void set(int event, int number) {
        if (event >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(event + 1, numbers.length + numbers.length / 2));
        }
        numbers[event] = number;
    }

    SegmentedVisitsState<K> addAll(SegmentedVisitsState<K> other) {
        int before = log.size();
        log.addAll(other.log);
        int[] ours = segments.adopt(other.segments);
        for (int event = 0; event < other.log.size(); event++) {
            set(before + event, ours[other.numbers[event]]);
        }
        return this;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new SegmentedVisitsState<>();
    }

    @Override
    protected void write(StateOutput out) {
        out.state(log);
        segments.write(out);
        for (int event = 0; event < log.size(); event++) {
            out.unsigned(numbers[event]);
        }
    }

    @Override
    protected void read(StateInput in) {
        log.addAll((EventState) in.state(shape -> new EventState()));
        segments.read(in);
        for (int event = 0; event < log.size(); event++) {
            set(event, in.below(segments.size()));
        }
    }

    /** The segments seen. */
    @SuppressWarnings("unchecked") // only segments are numbered
    List<K> segments() {
        List<K> all = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            all.add((K) segments.id(i));
        }
        return all;
    }

    /** The events of a segment. */
    BitSet eventsOf(K segment) {
        int wanted = segments.number(segment);
        BitSet events = new BitSet(log.size());
        for (int event = 0; event < log.size(); event++) {
            events.set(event, numbers[event] == wanted);
        }
        return events;
    }

    /** The events in order; those that nothing at all tells apart go by the text of their segment, so that any split says the same. */
    int[] sorted() {
        int[] order = log.sorted();
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && log.isTie(order[start], order[end])) {
                end++;
            }
            if (end > start + 1) {
                bySegment(order, start, end);
            }
            start = end;
        }
        return order;
    }

    /** Events of one instant that lead from the same to the same stand wherever they stood, but among themselves by segment. */
    private void bySegment(int[] order, int start, int end) {
        Map<List<Integer>, List<Integer>> places = new HashMap<>();
        for (int i = start; i < end; i++) {
            places.computeIfAbsent(List.of(log.from(order[i]), log.to(order[i])), step -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> same : places.values()) {
            int[] events = same.stream()
                    .map(place -> order[place])
                    .sorted(Comparator.comparing(this::text))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < events.length; i++) {
                order[same.get(i)] = events[i];
            }
        }
    }

    private String text(int event) {
        return String.valueOf(segments.id(numbers[event]));
    }
}
