package dev.lifecycle.metrics.internal.counts;

import dev.lifecycle.metrics.Counts;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cells while one customer is counted into them, and the cells of all while a result is read off them. */
public final class Cells {

    private final SortedMap<Counts.Cell, Long> cells;

    /** Takes a cell and how often it was counted. */
    @FunctionalInterface
    public interface Taker {
        /** Takes one. */
        void take(long row, long column, long count);
    }

    /** None yet. */
    public Cells() {
        this(new TreeMap<>());
    }

    Cells(SortedMap<Counts.Cell, Long> cells) {
        this.cells = cells;
    }

    /** Counts into a cell of its row alone. */
    public void add(String what, long row, long count) {
        add(what, row, 0, count);
    }

    /** Counts into a cell. */
    public void add(String what, long row, long column, long count) {
        if (count != 0) {
            cells.merge(new Counts.Cell(what, row, column), count, Math::addExact);
        }
    }

    /** Counts what every place of the array says into the row of that place, the first of which is given. */
    public void addAll(String what, long first, long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            add(what, first + i, counts[i]);
        }
    }

    /** Tells the cells of one kind in their order, none of them below 0. */
    public void forEach(String what, Taker taker) {
        forEachStep(what, (row, column, count) -> taker.take(row, column, checked(what, row, column, count)));
    }

    /** Tells the cells of one kind in their order, where they are steps up and down. */
    public void forEachStep(String what, Taker taker) {
        of(what).forEach((cell, count) -> taker.take(cell.row(), cell.column(), count));
    }

    /** How often the cell was counted, 0 or more. */
    public long of(String what, long row) {
        return checked(what, row, 0, cells.getOrDefault(new Counts.Cell(what, row, 0), 0L));
    }

    /** Whether nothing of this kind was counted. */
    public boolean isEmpty(String what) {
        return of(what).isEmpty();
    }

    /** The first row of a kind that was counted; the largest long if none was. */
    public long firstRow(String what) {
        SortedMap<Counts.Cell, Long> kind = of(what);
        return kind.isEmpty() ? Long.MAX_VALUE : kind.firstKey().row();
    }

    /** The last row of a kind that was counted; the smallest long if none was. */
    public long lastRow(String what) {
        SortedMap<Counts.Cell, Long> kind = of(what);
        return kind.isEmpty() ? Long.MIN_VALUE : kind.lastKey().row();
    }

    /** All kinds that were counted and begin so, in natural order. */
    public SortedSet<String> kinds(String prefix) {
        SortedSet<String> kinds = new TreeSet<>();
        cells.keySet().forEach(cell -> {
            if (cell.what().startsWith(prefix)) {
                kinds.add(cell.what());
            }
        });
        return kinds;
    }

    /**
     * Adds what lies in the rows of one kind to the places of an array.
     *
     * @throws IllegalArgumentException if a row has no place
     */
    public void into(String what, long first, long[] places) {
        forEach(what, (row, column, count) -> places[place(what, row, first, places.length)] += count);
    }

    /**
     * The place of a row counted from the first.
     *
     * @throws IllegalArgumentException if it has none: these are no counts of any customers
     */
    public static int place(String what, long row, long first, int places) {
        if (row < first || row - first >= places) {
            throw new IllegalArgumentException(Messages.noPlace(what, row, first, first + places - 1));
        }
        return (int) (row - first);
    }

    private SortedMap<Counts.Cell, Long> of(String what) {
        // A text directly behind another is the same with the smallest character appended.
        return cells.subMap(
                new Counts.Cell(what, Long.MIN_VALUE, Long.MIN_VALUE),
                new Counts.Cell(what + '\0', Long.MIN_VALUE, Long.MIN_VALUE));
    }

    private static long checked(String what, long row, long column, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(Messages.belowZero(what, row, column, count));
        }
        return count;
    }

    Counts counts(String definition) {
        return new Counts(definition, cells);
    }
}
