package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a metric has seen so far, kept by customer: customers are numbered once, and whatever is kept of each stands in
 * {@linkplain CustomerColumn columns} by that number. A metric declares its columns and never numbers, grows or merges anything
 * itself.
 *
 * <p>Beside the columns it knows until when rows were seen, and how many lay after the end of observation.
 *
 * @param <S> the state itself
 */
public abstract class CustomerState<S extends CustomerState<S>> extends MetricState {

    /** Nothing was seen yet. */
    public static final long NEVER = Long.MIN_VALUE;

    private static final long serialVersionUID = 1L;

    // Then the host numbers its customers itself, and there are no ids.
    private final transient boolean numbered;
    private final transient Customers ids = new Customers();
    private final transient ArrayList<CustomerColumn<?>> columns = new ArrayList<>();
    private transient long last = NEVER;
    private transient long later;

    /** A state of customers told apart by their ids. */
    protected CustomerState() {
        this(false);
    }

    /** @param numbered whether customers come as dense numbers instead */
    protected CustomerState(boolean numbered) {
        this.numbered = numbered;
    }

    /** Declares a column. */
    protected final <C extends CustomerColumn<C>> C column(C column) {
        columns.add(column);
        return column;
    }

    /** The customer's dense number; a new one if it is seen for the first time. */
    public final int number(Object id) {
        return numbered ? (Integer) id : ids.number(id);
    }

    /** The id of a numbered customer. */
    public final Object id(int number) {
        return numbered ? number : ids.id(number);
    }

    /** How many customers have an id here. */
    public int customers() {
        settle();
        return ids.size();
    }

    /** The ids by number. */
    final Customers ids() {
        return ids;
    }

    /** Brings rows that wait into their columns, before anything is read. */
    void settle() {}

    /** Notes the time of a row, be it counted or not, in the metric's own unit. */
    public final void seen(long time) {
        if (time > last) {
            last = time;
        }
    }

    /** Notes until when the other was observed, without its rows. */
    public final void observeAsLongAs(S other) {
        seen(((CustomerState<S>) other).last);
        observed(other);
    }

    /** What else it knows of that beside the latest time. */
    protected void observed(S other) {}

    /** The latest time noted; {@link #NEVER} without any. */
    public final long last() {
        return last;
    }

    /** The latest time noted, as a day; the smallest int without any. */
    public final int lastDay() {
        return last == NEVER ? Integer.MIN_VALUE : (int) last;
    }

    /** Notes a row after the end of observation, which is left out. */
    public final void later() {
        later++;
    }

    /** Notes so many rows after the end of observation. */
    protected final void later(long rows) {
        later += rows;
    }

    /** How many rows lay after the end of observation. */
    public final long laterRows() {
        return later;
    }

    /** All that the other has seen too; the other stays as it is. */
    public final S addAll(S other) {
        CustomerState<S> theirs = other;
        settle();
        theirs.settle();
        merging(other);
        int[] numbers = numbered ? null : ids.adopt(theirs.ids);
        for (int i = 0; i < columns.size(); i++) {
            addColumn(columns.get(i), theirs.columns.get(i), numbers);
        }
        merged(other);
        seen(theirs.last);
        later += theirs.later;
        return self();
    }

    /** What is not kept by customer, and must agree, before the columns are merged. */
    protected void merging(S other) {}

    /** What is not kept by customer, after the columns were merged. */
    protected void merged(S other) {}

    @Override
    protected final void write(StateOutput out) {
        settle();
        ids.write(out);
        out.number(last);
        out.size(columns.size());
        out.number(later);
        columns.forEach(column -> column.write(out));
        writeRest(out);
    }

    @Override
    protected final void read(StateInput in) {
        ids.read(in);
        last = in.number();
        in.between(columns.size(), columns.size(), in.size());
        later = in.tally();
        int customers = numbered ? Integer.MAX_VALUE : ids.size();
        columns.forEach(column -> column.read(in, customers));
        readRest(in);
    }

    /** Writes what is not kept by customer, in the order in which {@link #readRest} reads it. */
    protected void writeRest(StateOutput out) {}

    /** Takes in what is not kept by customer; the columns have been read. */
    protected void readRest(StateInput in) {}

    @SuppressWarnings("unchecked")
    private S self() {
        return (S) this;
    }

    /** Two states of one metric declare the same columns in the same order. */
    @SuppressWarnings("unchecked")
    private static <C extends CustomerColumn<C>> void addColumn(
            CustomerColumn<?> ours, CustomerColumn<?> theirs, int @Nullable [] numbers) {
        ((C) ours).addAll((C) theirs, numbers);
    }
}
