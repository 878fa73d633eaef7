package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.PeriodSpan;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each customer told in each period: exact sums, so that they do not depend on any order. */
final class CohortGridState extends MetricState {

    private static final long serialVersionUID = 1L;

    private final transient Customers customers = new Customers();
    // By customer: period to what was told in it; a period with rows that told nothing has an empty one.
    private final transient ArrayList<TreeMap<Integer, Told>> told = new ArrayList<>();
    private transient int lastDay = Integer.MIN_VALUE;
    private transient int firstPeriod = Integer.MAX_VALUE;
    private transient int lastPeriod = Integer.MIN_VALUE;
    private transient long later;

    private record Told(long rows, BigDecimal sum, BigDecimal squares) {

        private static final Told NOTHING = new Told(0, BigDecimal.ZERO, BigDecimal.ZERO);

        private Told plus(Told other) {
            return new Told(Math.addExact(rows, other.rows), sum.add(other.sum), squares.add(other.squares));
        }
    }

    /** The customers of one period of entry. */
    static final class Cohort {

        private long size;
        private final TreeMap<Integer, Told> byAge = new TreeMap<>();
        private final TreeMap<Integer, Long> customers = new TreeMap<>();

        long size() {
            return size;
        }

        int lastK() {
            return byAge.lastKey();
        }

        List<CohortGrid.Cell> cells(int ages) {
            List<CohortGrid.Cell> cells = new ArrayList<>();
            for (int k = 0; k < ages; k++) {
                Told at = byAge.getOrDefault(k, Told.NOTHING);
                cells.add(new CohortGrid.Cell(at.rows, customers.getOrDefault(k, 0L), at.sum, at.squares));
            }
            return cells;
        }
    }

    /**
     * Notes that a row of this period was seen.
     *
     * @throws dev.lifecycle.metrics.InvalidRowException if it lies implausibly far from the others
     */
    void check(int period, Periods calendar, Object row) {
        int first = Math.min(firstPeriod, period);
        int last = Math.max(lastPeriod, period);
        PeriodSpan.check(first, last, calendar, row);
        firstPeriod = first;
        lastPeriod = last;
    }

    void add(Object customer, int period, @Nullable BigDecimal number) {
        Told one = number == null ? Told.NOTHING : new Told(1, number, number.multiply(number));
        of(customers.number(customer)).merge(period, one, Told::plus);
    }

    private NavigableMap<Integer, Told> of(int customer) {
        if (customer == told.size()) {
            told.add(new TreeMap<>());
        }
        return told.get(customer);
    }

    void seen(int day) {
        lastDay = Math.max(lastDay, day);
    }

    int lastDay() {
        return lastDay;
    }

    int lastPeriod() {
        return lastPeriod;
    }

    void later() {
        later++;
    }

    long laterRows() {
        return later;
    }

    CohortGridState addAll(CohortGridState other) {
        int[] ours = customers.adopt(other.customers);
        for (int theirs = 0; theirs < ours.length; theirs++) {
            NavigableMap<Integer, Told> mine = of(ours[theirs]);
            other.told.get(theirs).forEach((period, one) -> mine.merge(period, one, Told::plus));
        }
        seen(other.lastDay);
        firstPeriod = Math.min(firstPeriod, other.firstPeriod);
        lastPeriod = Math.max(lastPeriod, other.lastPeriod);
        later += other.later;
        return this;
    }

    NavigableMap<Integer, Cohort> cohorts() {
        TreeMap<Integer, Cohort> cohorts = new TreeMap<>();
        for (TreeMap<Integer, Told> one : told) {
            int first = one.firstKey();
            Cohort cohort = cohorts.computeIfAbsent(first, period -> new Cohort());
            cohort.size++;
            one.forEach((period, at) -> {
                cohort.byAge.merge(period - first, at, Told::plus);
                cohort.customers.merge(period - first, at.rows > 0 ? 1L : 0L, Long::sum);
            });
        }
        return cohorts;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new CohortGridState();
    }

    @Override
    protected void write(StateOutput out) {
        customers.write(out);
        out.number(lastDay);
        out.number(firstPeriod);
        out.number(lastPeriod);
        out.number(later);
        for (TreeMap<Integer, Told> one : told) {
            out.size(one.size());
            one.forEach((period, at) -> {
                out.number(period);
                out.number(at.rows);
                out.decimal(at.sum);
                out.decimal(at.squares);
            });
        }
    }

    @Override
    protected void read(StateInput in) {
        customers.read(in);
        lastDay = in.integer();
        firstPeriod = in.integer();
        lastPeriod = in.integer();
        later = in.tally();
        for (int customer = 0; customer < customers.size(); customer++) {
            NavigableMap<Integer, Told> one = of(customer);
            for (int left = in.count(); left > 0; left--) {
                int period = (int) in.between(firstPeriod, lastPeriod, in.number());
                one.put(period, new Told(in.tally(), in.decimal(), in.decimal()));
            }
            if (one.isEmpty()) {
                throw in.refused(Messages.noPeriods());
            }
        }
    }
}
