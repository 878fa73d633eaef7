package dev.lifecycle.metrics.internal;

/**
 * A state of which most rows note one value of one customer: once there are many customers, rows wait until they can be numbered
 * together, see {@link Arrivals}.
 */
public abstract class BatchedState<S extends CustomerState<S>> extends CustomerState<S> {

    private static final long serialVersionUID = 1L;

    private final transient Arrivals arrivals = new Arrivals(ids());
    private transient long[] waiting = {};

    /** A state of customers told apart by their ids. */
    protected BatchedState() {}

    /** @param numbered whether customers come as dense numbers instead */
    protected BatchedState(boolean numbered) {
        super(numbered);
    }

    /** Where a noted value goes once its customer is numbered. */
    protected abstract void put(int customer, long value);

    /** Notes a value of the customer, now or a little later. */
    public final void note(Object id, long value) {
        if (!arrivals.isWorthWhile()) {
            put(number(id), value);
            return;
        }
        if (waiting.length == 0) {
            waiting = new long[Arrivals.MOST];
        }
        waiting[arrivals.add(id)] = value;
        if (arrivals.isFull()) {
            settle();
        }
    }

    @Override
    final void settle() {
        int size = arrivals.size();
        if (size > 0) {
            int[] numbers = arrivals.settle();
            for (int i = 0; i < size; i++) {
                put(numbers[i], waiting[i]);
            }
        }
    }
}
