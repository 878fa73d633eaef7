package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Periods;
import java.io.Serializable;

/** Who was active in which period: the state that retention, growth, stickiness and silence are read from. */
public final class Activity implements Serializable {

    private static final long serialVersionUID = 1L;

    // Then the host numbers its customers itself, and there are no ids.
    private final boolean numbered;
    private final Customers ids = new Customers();
    private final Arrivals arrivals = new Arrivals(ids);
    private int[] arrivalPeriods = {};
    private final ActivityGrid starts = new ActivityGrid();
    // The same grid unless the event that starts differs from the one that counts as coming back.
    private final ActivityGrid returns;
    private final Earliest births = new Earliest();
    private final Earliest firstRows = new Earliest();
    private final Earliest firstStarts = new Earliest();
    private int firstPeriod = Integer.MAX_VALUE;
    private int lastPeriod = Integer.MIN_VALUE;
    private int lastDay = Integer.MIN_VALUE;
    private long later;

    /**
     * @param numbered whether customers come as dense numbers
     * @param apart    whether starting and coming back are different events
     */
    public Activity(boolean numbered, boolean apart) {
        this.numbered = numbered;
        this.returns = apart ? new ActivityGrid() : starts;
    }

    /** The customer's dense number. */
    public int number(Object id) {
        settle();
        return numbered ? (Integer) id : ids.number(id);
    }

    /** Notes a row of the customer that starts the relation and counts as coming back. */
    void note(Object id, int period) {
        if (!arrivals.isWorthWhile()) {
            starts.mark(number(id), period);
            return;
        }
        if (arrivalPeriods.length == 0) {
            arrivalPeriods = new int[Arrivals.MOST];
        }
        arrivalPeriods[arrivals.add(id)] = period;
        if (arrivals.isFull()) {
            settle();
        }
    }

    /**
     * Notes that a row of this period was seen.
     *
     * @throws dev.lifecycle.metrics.InvalidRowException if it lies implausibly far from the others
     */
    void reach(int period, Periods periods, Object row) {
        int first = Math.min(firstPeriod, period);
        int last = Math.max(lastPeriod, period);
        if (first != firstPeriod || last != lastPeriod) {
            PeriodSpan.check(first, last, periods, row);
            firstPeriod = first;
            lastPeriod = last;
        }
    }

    private void settle() {
        int size = arrivals.size();
        if (size > 0) {
            int[] numbers = arrivals.settle();
            for (int i = 0; i < size; i++) {
                starts.mark(numbers[i], arrivalPeriods[i]);
            }
        }
    }

    /** The periods with an event that starts the relation. */
    public ActivityGrid starts() {
        settle();
        return starts;
    }

    /** The periods with an event that counts as coming back. */
    public ActivityGrid returns() {
        settle();
        return returns;
    }

    /** The declared period of birth of each customer, if the definition has one. */
    public Earliest births() {
        return births;
    }

    /** The instant of each customer's first row of any kind, in microseconds, kept only for first-ever starts. */
    public Earliest firstRows() {
        return firstRows;
    }

    /** The instant of each customer's first starting row, in microseconds, kept only for first-ever starts. */
    public Earliest firstStarts() {
        return firstStarts;
    }

    /** How many customers are known. */
    public int customers() {
        settle();
        return numbered ? Math.max(starts.customers(), returns.customers()) : ids.size();
    }

    /** Notes that a row of this day was seen. */
    public void seen(int day) {
        if (day > lastDay) {
            lastDay = day;
        }
    }

    /** Notes a row after the end of observation, which is left out. */
    public void later() {
        later++;
    }

    /** The last day with a row, or the smallest int without one. */
    public int lastDay() {
        return lastDay;
    }

    /** How many rows lay after the end of observation. */
    public long laterRows() {
        return later;
    }

    /** All that the other has seen; the other stays as it is. */
    public Activity addAll(Activity other) {
        settle();
        other.settle();
        if (numbered || other.numbered) {
            starts.addAll(other.starts);
            if (returns != starts) {
                returns.addAll(other.returns);
            }
        } else {
            int[] numbers = ids.adopt(other.ids);
            starts.addAll(other.starts, numbers);
            if (returns != starts) {
                returns.addAll(other.returns, numbers);
            }
            births.addAll(other.births, numbers);
            firstRows.addAll(other.firstRows, numbers);
            firstStarts.addAll(other.firstStarts, numbers);
        }
        firstPeriod = Math.min(firstPeriod, other.firstPeriod);
        lastPeriod = Math.max(lastPeriod, other.lastPeriod);
        lastDay = Math.max(lastDay, other.lastDay);
        later += other.later;
        return this;
    }
}
