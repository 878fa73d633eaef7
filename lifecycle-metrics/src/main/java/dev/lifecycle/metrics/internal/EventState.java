package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Named events of subjects as columns: who, when, in which sequence, from where and what. 28 to 42 bytes per event, kept unsorted;
 * {@link #sorted()} puts them in order per subject.
 */
public final class EventState extends CustomerState<EventState> {

    /** No name. */
    public static final int NONE = -1;

    // In place of a from: the event starts wherever the subject is, because another one was joined to it there.
    private static final int JOINS = -2;

    private static final long serialVersionUID = 1L;

    private static final int AT = 0;
    private static final int SEQUENCE = 1;
    private static final int FROM = 0;
    private static final int TO = 1;

    private final transient CustomerRows events = column(new CustomerRows(2, 2));
    private final transient Customers names = new Customers();
    private final transient HashSet<Object> joined = new HashSet<>();

    /** Adds an event by which another subject was joined to this one: it starts wherever the two of them are. */
    public void addJoining(Object who, long micros, long order, String toName) {
        add(who, micros, order, "", toName);
        events.setInt(FROM, events.size() - 1, JOINS);
        joined(who);
    }

    /** Notes that another subject was joined to this one at some time, be it after the last event looked at: their events are one path. */
    public void joined(Object who) {
        joined.add(who);
    }

    /** Adds an event; {@code fromName} may be empty text for none. */
    public void add(Object who, long micros, long order, String fromName, String toName) {
        int event = events.add(number(who));
        events.setLong(AT, event, micros);
        events.setLong(SEQUENCE, event, order);
        events.setInt(FROM, event, fromName.isEmpty() ? NONE : names.number(fromName));
        events.setInt(TO, event, names.number(toName));
        seen(micros);
    }

    @Override
    protected void merged(EventState other) {
        int[] nameNumbers = names.adopt(other.names);
        for (int event = events.size() - other.events.size(); event < events.size(); event++) {
            events.setInt(FROM, event, from(event) < 0 ? from(event) : nameNumbers[from(event)]);
            events.setInt(TO, event, nameNumbers[to(event)]);
        }
        joined.addAll(other.joined);
    }

    @Override
    protected Fresh fresh() {
        return shape -> new EventState();
    }

    /** Writes the events of its only customer: names, subjects (its episodes, where those are counted), and event by event. */
    void writeAlone(StateOutput out) {
        names.write(out);
        ids().write(out);
        out.size(joined.size());
        joined.forEach(out::id);
        out.size(size());
        long before = 0;
        for (int event = 0; event < size(); event++) {
            out.size(subject(event));
            out.number(at(event) - before);
            out.number(sequence(event));
            out.number(from(event));
            out.size(to(event));
            before = at(event);
        }
    }

    /** Takes in, being empty, what was written of one customer. */
    void readAlone(StateInput in) {
        names.read(in);
        ids().read(in);
        for (int left = in.count(); left > 0; left--) {
            joined.add(in.id());
        }
        long at = 0;
        for (int left = in.count(); left > 0; left--) {
            int event = events.add(in.below(customers()));
            at += in.number();
            events.setLong(AT, event, at);
            events.setLong(SEQUENCE, event, in.number());
            events.setInt(FROM, event, (int) in.number());
            events.setInt(TO, event, in.size());
            seen(at);
        }
        checkNames(in);
    }

    @Override
    protected void writeRest(StateOutput out) {
        names.write(out);
        out.size(joined.size());
        joined.forEach(out::id);
    }

    @Override
    protected void readRest(StateInput in) {
        names.read(in);
        checkNames(in);
        for (int left = in.count(); left > 0; left--) {
            joined.add(in.id());
        }
    }

    private void checkNames(StateInput in) {
        for (int i = 0; i < names.size(); i++) {
            if (!(names.id(i) instanceof String)) {
                throw in.refused(Messages.nameIsNoText());
            }
        }
        for (int event = 0; event < size(); event++) {
            in.between(JOINS, names.size() - 1L, from(event));
            in.between(0, names.size() - 1L, to(event));
        }
    }

    /** How many events. */
    public int size() {
        return events.size();
    }

    /** The events of each segment's subjects, observed for as long as all; those of subjects without a segment are in none. */
    <K> Map<K, EventState> split(Map<Object, K> segments) {
        Map<K, EventState> logs = new LinkedHashMap<>();
        EventState[] bySubject = new EventState[customers()];
        for (int subject = 0; subject < bySubject.length; subject++) {
            Object who = id(subject);
            K segment = segments.get(who);
            bySubject[subject] =
                    segment == null ? new EventState() : logs.computeIfAbsent(segment, s -> new EventState());
            if (joined.contains(who)) {
                bySubject[subject].joined(who);
            }
            bySubject[subject].seen(last());
        }
        for (int event = 0; event < size(); event++) {
            EventState log = bySubject[subject(event)];
            Object who = id(subject(event));
            if (from(event) == JOINS) {
                log.addJoining(who, at(event), sequence(event), name(to(event)));
            } else {
                log.add(who, at(event), sequence(event), name(from(event)), name(to(event)));
            }
        }
        return logs;
    }

    /** The number of a name, or {@link #NONE} if no event has it. */
    public int nameNumber(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.id(i).equals(name)) {
                return i;
            }
        }
        return NONE;
    }

    /** The name of a number; empty text where there is none. */
    public String name(int number) {
        return number < 0 ? "" : (String) names.id(number);
    }

    /** All names, in natural order. */
    public String[] names() {
        String[] all = new String[names.size()];
        Arrays.setAll(all, this::name);
        Arrays.sort(all);
        return all;
    }

    /** Subject of an event. */
    public int subject(int event) {
        return events.customer(event);
    }

    /** Instant of an event, in microseconds. */
    public long at(int event) {
        return events.getLong(AT, event);
    }

    private long sequence(int event) {
        return events.getLong(SEQUENCE, event);
    }

    /** What came before an event; below 0 if it does not say. */
    public int from(int event) {
        return events.getInt(FROM, event);
    }

    /** What an event is, or leads to. */
    public int to(int event) {
        return events.getInt(TO, event);
    }

    /**
     * The events by subject, then by instant and sequence. At the same instant and sequence a step follows the step that leads
     * to where it starts; what is then still equal goes by name, so that the order of arrival never matters.
     *
     * <p>Of a subject that another was joined to, the events are those of one path: an event that starts elsewhere than where the
     * path is was the other's, and is left out; so is a joining event that leads to where the path is already.
     */
    public int[] sorted() {
        int[] order = IntStream.range(0, size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> subject(i))
                        .thenComparingLong(i -> at(i))
                        .thenComparingLong(i -> sequence(i))
                        .thenComparing(i -> name(from(i)))
                        .thenComparing(i -> name(to(i))))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int start = 0; start < size(); ) {
            int end = start + 1;
            while (end < size() && isTie(order[start], order[end])) {
                end++;
            }
            chain(order, start, end);
            start = end;
        }
        return joined.isEmpty() ? order : onePathEach(order);
    }

    private int[] onePathEach(int[] order) {
        int kept = 0;
        int[] paths = new int[size()];
        for (int start = 0; start < size(); ) {
            int end = endOfSubject(order, start);
            boolean two = joined.contains(id(subject(order[start])));
            int current = NONE;
            for (int i = start; i < end; i++) {
                int event = order[i];
                boolean leads = from(event) == JOINS ? to(event) != current : from(event) == current;
                if (!two || i == start || leads) {
                    paths[kept++] = event;
                    current = to(event);
                }
            }
            start = end;
        }
        return Arrays.copyOf(paths, kept);
    }

    /** Where the rows of the subject at this place of the sorted order end, itself excluded. */
    public int endOfSubject(int[] order, int start) {
        int end = start + 1;
        while (end < order.length && subject(order[end]) == subject(order[start])) {
            end++;
        }
        return end;
    }

    /** Whether nothing but their names orders the two events. */
    public boolean isTie(int a, int b) {
        return subject(a) == subject(b) && at(a) == at(b) && sequence(a) == sequence(b);
    }

    private void chain(int[] order, int start, int end) {
        for (int i = start; i < end - 1; i++) {
            boolean first = i == 0 || subject(order[i - 1]) != subject(order[i]);
            int current = first ? NONE : to(order[i - 1]);
            for (int j = i; j < end; j++) {
                if (from(order[j]) == current) {
                    int chosen = order[j];
                    System.arraycopy(order, i, order, i + 1, j - i);
                    order[i] = chosen;
                    break;
                }
            }
        }
    }
}
