package dev.lifecycle.metrics;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * What customers count for in a metric, as sums that no longer know who they are. Counts of disjoint customers add, and what a customer
 * counted for before can be taken away again, so that in an engine only changes of counts travel: keyed by {@link Cell}, summed by
 * whoever likes, and read by {@link CustomerMetric#result} when somebody asks.
 *
 * <p>Counts of another definition are refused: the definition names the declared end of observation too.
 *
 * @param definition the {@link CustomerMetric#definition()} they are counted under
 * @param cells      in their natural order; cells of 0 are left out
 */
@SuppressWarnings("serial") // copies of sorted maps are
public record Counts(String definition, SortedMap<Cell, Long> cells) implements Serializable {

    /**
     * What is counted. What the three mean is the metric's own; they do not change within a format version.
     *
     * @param what   such as {@code back} for customers seen again
     * @param row    such as the period of entry
     * @param column such as the periods since
     */
    public record Cell(String what, long row, long column) implements Comparable<Cell>, Serializable {
        @Override
        public int compareTo(Cell other) {
            int byWhat = what.compareTo(other.what);
            int byRow = byWhat != 0 ? byWhat : Long.compare(row, other.row);
            return byRow != 0 ? byRow : Long.compare(column, other.column);
        }
    }

    /** Copies the cells, but for those of 0. */
    public Counts {
        SortedMap<Cell, Long> copy = new TreeMap<>(cells);
        copy.values().removeIf(count -> count == 0);
        cells = Collections.unmodifiableSortedMap(copy);
    }

    /** Nobody yet. */
    public static Counts none(String definition) {
        return new Counts(definition, new TreeMap<>());
    }

    /**
     * These and those.
     *
     * @throws IllegalArgumentException if they are of another definition
     * @throws ArithmeticException      if a cell is more than a long can hold
     */
    public Counts plus(Counts other) {
        return with(other, count -> count);
    }

    /**
     * These without those, which may leave cells below 0: a change to be added elsewhere.
     *
     * @throws IllegalArgumentException if they are of another definition
     * @throws ArithmeticException      if a cell is more than a long can hold
     */
    public Counts minus(Counts other) {
        return with(other, Math::negateExact);
    }

    private Counts with(Counts other, LongUnaryOperator sign) {
        if (!definition.equals(other.definition)) {
            throw new IllegalArgumentException(Messages.otherCounts(other.definition, definition));
        }
        Map<Cell, Long> sums = new TreeMap<>(cells);
        other.cells.forEach((cell, count) -> sums.merge(cell, sign.applyAsLong(count), Math::addExact));
        return new Counts(definition, new TreeMap<>(sums));
    }

    /** Whether every cell is 0. */
    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** {@code retention/on/first-time/calendar/month@Europe/Paris/until-2026-06-30: 18 cells}. */
    @Override
    public String toString() {
        return definition + ": " + cells.size() + " cells";
    }
}
