package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.internal.BatchedState;
import dev.lifecycle.metrics.internal.CustomerColumn;
import dev.lifecycle.metrics.internal.IntColumn;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Nameless;
import org.jspecify.annotations.Nullable;

/** The two earliest purchase days of each customer, which is all that the repeat rate needs. */
final class RepeatRateState extends BatchedState<RepeatRateState> {

    /** No such day. */
    static final int NONE = Integer.MAX_VALUE;

    private static final long serialVersionUID = 1L;

    private final transient FirstTwo days;

    /** @param everyRow whether two rows of one day are two */
    RepeatRateState(boolean everyRow) {
        days = column(new FirstTwo(everyRow));
    }

    @Override
    protected void put(int customer, long day) {
        days.note(customer, (int) day);
    }

    private static RepeatRateState of(int shape) {
        if (shape > 1) {
            throw new IllegalArgumentException(Messages.noRepeatShape(shape));
        }
        return new RepeatRateState(shape == 1);
    }

    @Override
    protected Fresh fresh() {
        return RepeatRateState::of;
    }

    @Override
    protected int shape() {
        return days.everyRow ? 1 : 0;
    }

    /** The customer's first day. */
    int first(int customer) {
        return days.first.get(customer);
    }

    /** The customer's second day, or {@link #NONE}. */
    int second(int customer) {
        return days.second.get(customer);
    }

    /** Writes the days of its only customer: how many, the first, and how long after it the second. */
    void writeAlone(StateOutput out) {
        int days = customers() == 0 ? 0 : second(0) == NONE ? 1 : 2;
        out.size(days);
        if (days > 0) {
            out.number(first(0));
        }
        if (days > 1) {
            out.unsigned((long) second(0) - first(0));
        }
    }

    /** Takes in, being empty, what was written of one customer. */
    void readAlone(StateInput in) {
        int count = in.below(3);
        if (count > 0) {
            int customer = number(Nameless.ID);
            long day = in.between(Integer.MIN_VALUE, NONE - 1L, in.number());
            days.note(customer, (int) day);
            if (count > 1) {
                days.note(customer, (int) in.between(day, NONE - 1L, day + in.unsigned()));
            }
        }
    }

    private static final class FirstTwo implements CustomerColumn<FirstTwo> {

        private final IntColumn first = new IntColumn(NONE);
        private final IntColumn second = new IntColumn(NONE);
        private final boolean everyRow;
        private int customers;

        FirstTwo(boolean everyRow) {
            this.everyRow = everyRow;
        }

        private void note(int customer, int day) {
            customers = Math.max(customers, customer + 1);
            int known = first.get(customer);
            if (day < known || (everyRow && day == known)) {
                if (known != NONE) {
                    second.set(customer, known);
                }
                first.set(customer, day);
            } else if (day < second.get(customer) && day > known) {
                second.set(customer, day);
            }
        }

        @Override
        public void write(StateOutput out) {
            out.size(customers);
            first.write(customers, out);
            second.write(customers, out);
        }

        @Override
        public void read(StateInput in, int limit) {
            customers = (int) in.between(0, limit, in.count());
            first.read(customers, in);
            second.read(customers, in);
        }

        @Override
        public void addAll(FirstTwo other, int @Nullable [] numbers) {
            for (int i = 0; i < other.customers; i++) {
                int number = numbers == null ? i : numbers[i];
                note(number, other.first.get(i));
                if (other.second.get(i) != NONE) {
                    note(number, other.second.get(i));
                }
            }
        }
    }
}
