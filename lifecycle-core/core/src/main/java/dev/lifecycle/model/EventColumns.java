package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A log of events as columns, in the order they are to be taken: for each row the number of its subject, the event, and one number for
 * its type and what the guards say of it. Made once for a {@link StageTable}, replayed any number of times.
 *
 * <p>Subjects are numbered from 0 by the host; a negative number is refused with {@link IllegalArgumentException}. So are columns of
 * different length. The arrays are copied.
 */
public final class EventColumns {

    final StageTable table;
    /** By row: the number of its subject, less the base. */
    final int[] subjects;

    final int[] symbols;
    final Object[] events;
    /** The first subject of a dense share, else 0. */
    final int base;
    /** Whether these are rows of some subjects alone, next to each other, more rows than subjects. */
    final boolean isDenseShare;

    private final int subjectCount;

    private EventColumns(
            StageTable table, int[] subjects, int[] symbols, Object[] events, int base, boolean isDenseShare) {
        this.table = table;
        this.subjects = subjects;
        this.symbols = symbols;
        this.events = events;
        this.base = base;
        this.isDenseShare = isDenseShare;
        subjectCount = base + Arrays.stream(subjects).max().orElse(-1) + 1;
    }

    static EventColumns of(StageTable table, int[] subjects, Object[] events) {
        if (subjects.length != events.length) {
            throw new IllegalArgumentException(Messages.columnLengths(subjects.length, events.length));
        }
        int[] symbols = new int[events.length];
        for (int row = 0; row < events.length; row++) {
            if (subjects[row] < 0) {
                throw new IllegalArgumentException(Messages.negativeSubject(subjects[row], row));
            }
            symbols[row] = table.symbol(events[row]);
        }
        return new EventColumns(table, subjects.clone(), symbols, events.clone(), 0, false);
    }

    /** How many rows. */
    public int size() {
        return events.length;
    }

    /** One more than the highest subject number; 0 without rows. */
    public int subjectCount() {
        return subjectCount;
    }

    /**
     * The same rows shared out by subject, each part with its rows in the same order: parts have no subject in common, so they may be
     * replayed over one column of stages at the same time, by a thread each.
     *
     * @param parts how many; some may be empty
     * @throws IllegalArgumentException if below 1
     */
    public List<EventColumns> bySubject(int parts) {
        if (parts < 1) {
            throw new IllegalArgumentException(Messages.noParts(parts));
        }
        int[] sizes = new int[parts];
        for (int subject : subjects) {
            sizes[part(base + subject, parts)]++;
        }
        List<EventColumns> result = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            result.add(share(part, parts, sizes[part]));
        }
        return result;
    }

    private EventColumns share(int part, int parts, int rows) {
        int[] ofSubjects = new int[rows];
        int[] ofSymbols = new int[rows];
        Object[] ofEvents = new Object[rows];
        int next = 0;
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (int row = 0; row < subjects.length; row++) {
            int subject = base + subjects[row];
            if (part(subject, parts) == part) {
                first = Math.min(first, subject);
                last = Math.max(last, subject);
                ofSubjects[next] = subject;
                ofSymbols[next] = symbols[row];
                ofEvents[next++] = events[row];
            }
        }
        boolean isDense = rows > 0 && rows > last - first + 1;
        if (isDense) {
            for (int row = 0; row < rows; row++) {
                ofSubjects[row] -= first;
            }
        }
        return new EventColumns(table, ofSubjects, ofSymbols, ofEvents, isDense ? first : 0, isDense);
    }

    /** Neighbours stay together. */
    private int part(int subject, int parts) {
        return (int) ((long) subject * parts / subjectCount);
    }

    /** Such as {@code 1000000 events of up to 10000 subjects}. */
    @Override
    public String toString() {
        return size() + " events of up to " + subjectCount + " subjects";
    }
}
