package dev.lifecycle.model.engine;

/** The timers of each stage and when they are due, in microseconds. The arrays are its own from the beginning. */
public final class Timers {

    private final int[][] ofStages;
    private final long[] delays;
    private final boolean[] silent;

    /**
     * The timers of a model.
     *
     * @param ofStages by stage: the rules that are timers there, in declared order
     * @param delays   by rule: the timer's delay
     * @param silent   by rule: whether the timer waits for silence
     */
    public Timers(int[][] ofStages, long[] delays, boolean[] silent) {
        this.ofStages = ofStages;
        this.delays = delays;
        this.silent = silent;
    }

    /** The rules that are timers in this stage, in declared order; not to be changed. */
    public int[] of(int stage) {
        return ofStages[stage];
    }

    /**
     * When this timer of the position's stage is due, or {@link Micros#NONE} if it has fired, counts as spent or lies out of range.
     *
     * @param past what counts as spent without having fired
     */
    public long due(int timer, long enteredAt, long lastEventAt, long asOf, boolean timersDone, Spent past) {
        long since = silent[timer] ? Math.max(Math.max(enteredAt, lastEventAt), past.silenceFrom()) : enteredAt;
        long due = Micros.plus(since, delays[timer]);
        // all timers due before asOf have fired, or they would have been applied first; at asOf itself the flag tells
        return due < asOf || (due == asOf && timersDone) || due < past.upTo() ? Micros.NONE : due;
    }

    /** When the first timer of this stage is due, or {@link Micros#NONE}. */
    public long nextDue(int stage, long enteredAt, long lastEventAt, long asOf, boolean timersDone, Spent past) {
        long next = Micros.NONE;
        for (int timer : ofStages[stage]) {
            next = Math.min(next, due(timer, enteredAt, lastEventAt, asOf, timersDone, past));
        }
        return next;
    }

    /** Whether the one is due before the other's turn comes, if both count from the same instant. */
    boolean isEarlier(int one, int other) {
        return delays[one] < delays[other] || (delays[one] == delays[other] && one < other);
    }

    /** Whether it waits for silence. */
    boolean isSilent(int timer) {
        return silent[timer];
    }

    /** Whether it is due at the very instant it counts from. */
    boolean isInstant(int timer) {
        return delays[timer] <= 0;
    }

    /** Whether the one, if it always leads away, keeps the other from ever being due. */
    boolean forestalls(int one, int other) {
        // silence may be broken again and again, so it forestalls nothing but silence
        return (!silent[one] || silent[other]) && isEarlier(one, other);
    }
}
