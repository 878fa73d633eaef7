package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.stream.IntStream;

/**
 * Named events of subjects as columns: who, when, in which sequence, from where and what. 36 bytes per event, kept unsorted;
 * {@link #sorted()} puts them in order per subject.
 */
public final class EventLog implements Serializable {

    /** No name. */
    public static final int NONE = -1;

    // In place of a from: the event starts wherever the subject is, because another one was joined to it there.
    private static final int JOINS = -2;

    private static final long serialVersionUID = 1L;

    private final Customers subjects = new Customers();
    private final Customers names = new Customers();
    private int size;
    private int[] subject = new int[16];
    private long[] at = new long[16];
    private long[] sequence = new long[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private final HashSet<Object> joined = new HashSet<>();
    private long lastAt = Long.MIN_VALUE;

    /** Adds an event by which another subject was joined to this one: it starts wherever the two of them are. */
    public void addJoining(Object who, long micros, long order, String toName) {
        add(who, micros, order, "", toName);
        from[size - 1] = JOINS;
        joined(who);
    }

    /** Notes that another subject was joined to this one at some time, be it after the last event looked at: their events are one path. */
    public void joined(Object who) {
        joined.add(who);
    }

    /** Adds an event; {@code fromName} may be empty text for none. */
    public void add(Object who, long micros, long order, String fromName, String toName) {
        if (size == at.length) {
            grow(size + (size >> 1) + 1);
        }
        subject[size] = subjects.number(who);
        at[size] = micros;
        sequence[size] = order;
        from[size] = fromName.isEmpty() ? NONE : names.number(fromName);
        to[size] = names.number(toName);
        size++;
        seen(micros);
    }

    /** Notes that something was observed at the instant, be it counted or not. */
    public void seen(long micros) {
        lastAt = Math.max(lastAt, micros);
    }

    /** All events of the other too. */
    public EventLog addAll(EventLog other) {
        int[] subjectNumbers = subjects.adopt(other.subjects);
        int[] nameNumbers = names.adopt(other.names);
        if (size + other.size > at.length) {
            grow(size + other.size);
        }
        for (int i = 0; i < other.size; i++) {
            subject[size] = subjectNumbers[other.subject[i]];
            at[size] = other.at[i];
            sequence[size] = other.sequence[i];
            from[size] = other.from[i] < 0 ? other.from[i] : nameNumbers[other.from[i]];
            to[size] = nameNumbers[other.to[i]];
            size++;
        }
        joined.addAll(other.joined);
        lastAt = Math.max(lastAt, other.lastAt);
        return this;
    }

    /** How many events. */
    public int size() {
        return size;
    }

    /** The latest instant noted, in microseconds; the smallest long without any. */
    public long lastAt() {
        return lastAt;
    }

    /** The id of a subject. */
    public Object subjectId(int number) {
        return subjects.id(number);
    }

    /** How many subjects. */
    public int subjectCount() {
        return subjects.size();
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
        return subject[event];
    }

    /** Instant of an event, in microseconds. */
    public long at(int event) {
        return at[event];
    }

    /** What came before an event; below 0 if it does not say. */
    public int from(int event) {
        return from[event];
    }

    /** What an event is, or leads to. */
    public int to(int event) {
        return to[event];
    }

    /**
     * The events by subject, then by instant and sequence. At the same instant and sequence a step follows the step that leads
     * to where it starts; what is then still equal goes by name, so that the order of arrival never matters.
     *
     * <p>Of a subject that another was joined to, the events are those of one path: an event that starts elsewhere than where the
     * path is was the other's, and is left out; so is a joining event that leads to where the path is already.
     */
    public int[] sorted() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> subject[i])
                        .thenComparingLong(i -> at[i])
                        .thenComparingLong(i -> sequence[i])
                        .thenComparing(i -> name(from[i]))
                        .thenComparing(i -> name(to[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int start = 0; start < size; ) {
            int end = start + 1;
            while (end < size && isTie(order[start], order[end])) {
                end++;
            }
            chain(order, start, end);
            start = end;
        }
        return joined.isEmpty() ? order : onePathEach(order);
    }

    private int[] onePathEach(int[] order) {
        int kept = 0;
        int[] paths = new int[size];
        for (int start = 0; start < size; ) {
            int end = endOfSubject(order, start);
            boolean two = joined.contains(subjectId(subject[order[start]]));
            int current = NONE;
            for (int i = start; i < end; i++) {
                int event = order[i];
                boolean leads = from[event] == JOINS ? to[event] != current : from[event] == current;
                if (!two || i == start || leads) {
                    paths[kept++] = event;
                    current = to[event];
                }
            }
            start = end;
        }
        return Arrays.copyOf(paths, kept);
    }

    /** Where the rows of the subject at this place of the sorted order end, itself excluded. */
    public int endOfSubject(int[] order, int start) {
        int end = start + 1;
        while (end < order.length && subject[order[end]] == subject[order[start]]) {
            end++;
        }
        return end;
    }

    /** Whether nothing but their names orders the two events. */
    public boolean isTie(int a, int b) {
        return subject[a] == subject[b] && at[a] == at[b] && sequence[a] == sequence[b];
    }

    private void chain(int[] order, int start, int end) {
        for (int i = start; i < end - 1; i++) {
            boolean first = i == 0 || subject[order[i - 1]] != subject[order[i]];
            int current = first ? NONE : to[order[i - 1]];
            for (int j = i; j < end; j++) {
                if (from[order[j]] == current) {
                    int chosen = order[j];
                    System.arraycopy(order, i, order, i + 1, j - i);
                    order[i] = chosen;
                    break;
                }
            }
        }
    }

    private void grow(int capacity) {
        subject = Arrays.copyOf(subject, capacity);
        at = Arrays.copyOf(at, capacity);
        sequence = Arrays.copyOf(sequence, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
    }
}
