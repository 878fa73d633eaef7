package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Nameless;

/** Who was active in which period: the state that retention, growth and silence are read from. Days are its times. */
public final class ActivityState extends BatchedState<ActivityState> {

    private static final long serialVersionUID = 1L;

    private static final int NUMBERED = 1;
    private static final int APART = 2;

    private final transient ActivityGrid starts = column(new ActivityGrid());
    // The same grid unless the event that starts differs from the one that counts as coming back.
    private final transient ActivityGrid returns;
    private final transient Earliest births = column(new Earliest());
    private final transient Earliest firstRows = column(new Earliest());
    private final transient Earliest firstStarts = column(new Earliest());
    private final transient boolean numbered;
    private transient int firstPeriod = Integer.MAX_VALUE;
    private transient int lastPeriod = Integer.MIN_VALUE;

    /**
     * @param numbered whether customers come as dense numbers
     * @param apart    whether starting and coming back are different events
     */
    public ActivityState(boolean numbered, boolean apart) {
        super(numbered);
        this.numbered = numbered;
        this.returns = apart ? column(new ActivityGrid()) : starts;
    }

    /** A row of the customer that starts the relation and counts as coming back. */
    @Override
    protected void put(int customer, long period) {
        starts.mark(customer, (int) period);
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

    @Override
    public int customers() {
        int known = super.customers();
        return numbered ? Math.max(starts.customers(), returns.customers()) : known;
    }

    private static ActivityState of(int shape) {
        if (shape > (NUMBERED | APART)) {
            throw new IllegalArgumentException(Messages.noShape(shape));
        }
        return new ActivityState((shape & NUMBERED) != 0, (shape & APART) != 0);
    }

    @Override
    protected Fresh fresh() {
        return ActivityState::of;
    }

    @Override
    protected int shape() {
        return (numbered ? NUMBERED : 0) | (returns == starts ? 0 : APART);
    }

    @Override
    protected void writeRest(StateOutput out) {
        out.number(firstPeriod);
        out.number(lastPeriod);
    }

    @Override
    protected void readRest(StateInput in) {
        firstPeriod = in.integer();
        lastPeriod = in.integer();
    }

    /** Writes what it holds of its only customer. */
    void writeAlone(StateOutput out) {
        settle();
        out.unsigned(laterRows());
        starts.writeAlone(out);
        if (returns != starts) {
            returns.writeAlone(out);
        }
        births.writeAlone(out);
        firstRows.writeAlone(out);
        firstStarts.writeAlone(out);
    }

    /** Takes in, being empty, what was written of one customer. */
    void readAlone(StateInput in) {
        later(in.between(0, Long.MAX_VALUE, in.unsigned()));
        number(Nameless.ID);
        starts.readAlone(in);
        if (returns != starts) {
            returns.readAlone(in);
        }
        births.readAlone(in);
        firstRows.readAlone(in);
        firstStarts.readAlone(in);
        firstPeriod = Math.min(starts.firstPeriod(), returns.firstPeriod());
        lastPeriod = Math.max(starts.lastPeriod(), returns.lastPeriod());
    }

    @Override
    protected void merged(ActivityState other) {
        firstPeriod = Math.min(firstPeriod, other.firstPeriod);
        lastPeriod = Math.max(lastPeriod, other.lastPeriod);
    }
}
