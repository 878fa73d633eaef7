package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.internal.CustomerRows;
import dev.lifecycle.metrics.internal.CustomerState;
import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;

/** Every row's customer, time, channel and margin: which is a customer's first is known only at the end. */
final class AcquisitionCostState extends CustomerState<AcquisitionCostState> {

    private static final long serialVersionUID = 1L;
    private static final int AT = 0;
    private static final int UNITS = 1;
    private static final int CHANNEL = 0;
    private static final int DAY = 1;

    private final transient CustomerRows rows = column(new CustomerRows(2, 2));
    private final transient Customers channels = new Customers();
    private final transient MoneySum sum = new MoneySum();

    /** Takes the row that won a customer. */
    interface Taker {
        void take(String channel, int day, long units);
    }

    /** Notes a row. */
    void add(Object customer, long micros, int day, String channel, long units) {
        int row = rows.add(number(customer));
        rows.setLong(AT, row, micros);
        rows.setLong(UNITS, row, units);
        rows.setInt(CHANNEL, row, channels.number(channel));
        rows.setInt(DAY, row, day);
        sum.add(units);
    }

    /** What the margins add up to. */
    MoneySum sum() {
        return sum;
    }

    /** Tells the first row of each customer; of one instant, that of the first channel by text, then of the smallest margin. */
    void forEachFirst(Taker taker) {
        rows.forEachCustomer((order, from, to) -> {
            int first = order[from];
            for (int i = from + 1; i < to; i++) {
                first = isBefore(order[i], first) ? order[i] : first;
            }
            taker.take(channel(first), rows.getInt(DAY, first), rows.getLong(UNITS, first));
        });
    }

    private boolean isBefore(int row, int other) {
        int by = Long.compare(rows.getLong(AT, row), rows.getLong(AT, other));
        by = by == 0 ? channel(row).compareTo(channel(other)) : by;
        return (by == 0 ? Long.compare(rows.getLong(UNITS, row), rows.getLong(UNITS, other)) : by) < 0;
    }

    private String channel(int row) {
        return (String) channels.id(rows.getInt(CHANNEL, row));
    }

    @Override
    protected Fresh fresh() {
        return shape -> new AcquisitionCostState();
    }

    @Override
    protected void writeRest(StateOutput out) {
        channels.write(out);
        sum.write(out);
    }

    @Override
    protected void readRest(StateInput in) {
        channels.read(in);
        for (int i = 0; i < channels.size(); i++) {
            if (!(channels.id(i) instanceof String)) {
                throw in.refused(Messages.channelIsNoText());
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            in.between(0, channels.size() - 1L, rows.getInt(CHANNEL, row));
            sum.read(in, rows.getLong(UNITS, row));
        }
        sum.read(in);
    }

    @Override
    protected void merging(AcquisitionCostState other) {
        sum.merging(other.sum);
    }

    @Override
    protected void merged(AcquisitionCostState other) {
        int[] ours = channels.adopt(other.channels);
        for (int row = rows.size() - other.rows.size(); row < rows.size(); row++) {
            rows.setInt(CHANNEL, row, ours[rows.getInt(CHANNEL, row)]);
        }
        sum.merged(other.sum);
    }
}
