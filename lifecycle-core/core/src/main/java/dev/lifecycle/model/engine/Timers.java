package dev.lifecycle.model.engine;

import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The timers of each stage and when they are due, in microseconds. The arrays are its own from the beginning. */
public final class Timers {

    private static final byte AFTER = 0;
    private static final byte SILENCE = 1;
    private static final byte EVERY = 2;
    private static final byte PERIOD = 3;
    private static final byte DATE = 4;
    private static final byte DATE_UNLESS_PAST = 5;

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long LEAST_DAYS_OF_A_MONTH = 28;
    /** By as much a change of the clock may make a calendar's days longer or shorter. */
    private static final long CLOCK_CHANGE = MICROS_PER_DAY / 8;

    @SuppressWarnings("JavaPeriodGetDays") // the months are counted beside the days
    private static long length(Period period, long daysOfAMonth) {
        return (period.toTotalMonths() * daysOfAMonth + period.getDays()) * MICROS_PER_DAY;
    }

    private final int[][] ofStages;
    private final byte[] kinds;
    /** By rule: its delay or its shift; of a calendar period the longest it can be. */
    private final long[] delays;
    /** By rule: the number of its date. Empty in a model without such timers. */
    private final int[] dates;

    private final @Nullable Period[] periods;
    private final @Nullable ZoneId[] zones;

    /**
     * The timers of a model, all of which count from entering or from the latest event.
     *
     * @param ofStages by stage: the rules that are timers there, in declared order
     * @param delays   by rule: the timer's delay
     * @param silent   by rule: whether the timer waits for silence
     */
    public Timers(int[][] ofStages, long[] delays, boolean[] silent) {
        this(ofStages, new byte[delays.length], delays, new int[0], new Period[0], new ZoneId[0]);
        for (int rule = 0; rule < silent.length; rule++) {
            kinds[rule] = silent[rule] ? SILENCE : AFTER;
        }
    }

    private Timers(
            int[][] ofStages,
            byte[] kinds,
            long[] delays,
            int[] dates,
            @Nullable Period[] periods,
            @Nullable ZoneId[] zones) {
        this.ofStages = ofStages;
        this.kinds = kinds;
        this.delays = delays;
        this.dates = dates;
        this.periods = periods;
        this.zones = zones;
    }

    /** Gathers what the timers of so many rules wait for. */
    public static final class Waits {
        private final byte[] kinds;
        private final long[] delays;
        private int[] dates = {};
        private @Nullable Period[] periods = {};
        private @Nullable ZoneId[] zones = {};

        /** For so many rules, which need not be timers. */
        public Waits(int rules) {
            kinds = new byte[rules];
            delays = new long[rules];
        }

        /** So long after entering. */
        public boolean after(int rule, long delay) {
            return wait(rule, AFTER, delay);
        }

        /** So long after entering or the latest event. */
        public boolean silence(int rule, long delay) {
            return wait(rule, SILENCE, delay);
        }

        /** So long after entering, and again and again. */
        public boolean every(int rule, long delay) {
            return wait(rule, EVERY, delay);
        }

        /** So long after entering by the calendar of a zone. */
        public boolean period(int rule, Period period, ZoneId zone) {
            if (period.isZero()) {
                return after(rule, 0);
            }
            if (periods.length == 0) {
                periods = new Period[kinds.length];
                zones = new ZoneId[kinds.length];
            }
            periods[rule] = period;
            zones[rule] = zone;
            return wait(rule, PERIOD, length(period, Micros.MOST_DAYS_OF_A_MONTH) + CLOCK_CHANGE);
        }

        /** So long after a date, or before it if negative. */
        public boolean date(int rule, int date, long shift, boolean unlessPast) {
            if (dates.length == 0) {
                dates = new int[kinds.length];
            }
            dates[rule] = date;
            return wait(rule, unlessPast ? DATE_UNLESS_PAST : DATE, shift);
        }

        private boolean wait(int rule, byte kind, long delay) {
            kinds[rule] = kind;
            delays[rule] = delay;
            return true;
        }

        /** The finished timers; {@code ofStages} has by stage the rules that are timers there, in declared order. */
        public Timers in(int[][] ofStages) {
            return new Timers(ofStages, kinds, delays, dates, periods, zones);
        }
    }

    /** The rules that are timers in this stage, in declared order; not to be changed. */
    public int[] of(int stage) {
        return ofStages[stage];
    }

    /**
     * When this timer of the position's stage is due, or {@link Micros#NONE} if it has fired, counts as spent, is not armed or lies out of
     * range.
     *
     * @param past what counts as spent without having fired, and the dates
     */
    public long due(int timer, long enteredAt, long lastEventAt, long asOf, boolean timersDone, Past past) {
        long due = kinds[timer] == AFTER
                ? Micros.plus(enteredAt, delays[timer])
                : kinds[timer] == SILENCE
                        ? Micros.plus(Math.max(Math.max(enteredAt, lastEventAt), past.silenceFrom()), delays[timer])
                        : rarer(timer, enteredAt, asOf, timersDone, past);
        // all timers due before asOf have fired, or they would have been applied first; at asOf itself the flag tells
        return due < asOf || (due == asOf && timersDone) || due < past.upTo() ? Micros.NONE : due;
    }

    /** A method of its own, so that the way of every event stays small. */
    private long rarer(int timer, long enteredAt, long asOf, boolean timersDone, Past past) {
        return switch (kinds[timer]) {
            case EVERY -> tick(delays[timer], enteredAt, asOf, timersDone, past.upTo());
            case PERIOD -> after(timer, enteredAt);
            default -> dated(timer, enteredAt, past);
        };
    }

    /** The first tick that has neither fired nor counts as spent: those before it are told from the instant alone. */
    private static long tick(long every, long enteredAt, long asOf, boolean timersDone, long spentUpTo) {
        long first = Micros.plus(enteredAt, every);
        long from = Math.max(first, Math.max(asOf, spentUpTo));
        if (every <= 0 || from == Micros.NONE) {
            return Micros.NONE;
        }
        // the distance may be longer than what a signed number holds
        long over = Long.remainderUnsigned(from - enteredAt, every);
        long tick = over == 0 ? from : Micros.plus(from, every - over);
        return tick == asOf && timersDone ? Micros.plus(tick, every) : tick;
    }

    private long after(int timer, long enteredAt) {
        Period period = periods[timer];
        ZoneId zone = zones[timer];
        if (period == null || zone == null) {
            return Micros.NONE;
        }
        try {
            return Micros.of(Micros.instant(enteredAt).atZone(zone).plus(period).toInstant());
        } catch (DateTimeException | IllegalArgumentException e) {
            // beyond what can be kept: as far away as never
            return Micros.NONE;
        }
    }

    private long dated(int timer, long enteredAt, Past past) {
        int date = dates[timer];
        long value = past.date(date);
        if (value == Micros.NONE) {
            return Micros.NONE;
        }
        long armed = Math.max(enteredAt, past.dateSince(date));
        long marks = past.dateMarks(date);
        long shifted = value + delays[timer];
        if (shifted > armed) {
            return shifted;
        }
        if (kinds[timer] == DATE_UNLESS_PAST || (marks & Past.AHEAD_ONLY) != 0) {
            return Micros.NONE;
        }
        return (marks & Past.AFTER_TIMERS) != 0 ? armed + 1 : armed;
    }

    /** When the first timer of this stage is due, or {@link Micros#NONE}. */
    public long nextDue(int stage, long enteredAt, long lastEventAt, long asOf, boolean timersDone, Past past) {
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
        return kinds[timer] == SILENCE;
    }

    /** Whether a date decides when it is due, which may be before all others or after. */
    boolean isOfDate(int timer) {
        return kinds[timer] >= DATE;
    }

    /** Whether the one, of no date, has its turn for certain before the other one, a calendar's. */
    @SuppressWarnings("JavaPeriodGetDays") // the months are compared beside the days
    boolean isBeforeCalendar(int one, int calendar) {
        Period period = periods[calendar];
        ZoneId zone = zones[calendar];
        Period other = periods[one];
        if (period == null || zone == null) {
            return false;
        }
        if (delays[one] < length(period, LEAST_DAYS_OF_A_MONTH) - CLOCK_CHANGE) {
            return true;
        }
        if (other == null || !zone.equals(zones[one])) {
            return false;
        }
        boolean noLonger = other.toTotalMonths() <= period.toTotalMonths() && other.getDays() <= period.getDays();
        // fewer months may end on the same day, so there the declared order tells
        return noLonger && (one < calendar || other.getDays() < period.getDays());
    }

    /** Whether its place among the other timers is certain: that of a date or of a calendar is not. */
    boolean isFixed(int timer) {
        return kinds[timer] <= EVERY;
    }

    /** Whether it is due at the very instant it counts from. */
    boolean isInstant(int timer) {
        return isFixed(timer) && delays[timer] <= 0;
    }

    /** Whether the one, if it always leads away, keeps the other from ever being due. */
    boolean forestalls(int one, int other) {
        if (isFixed(one) && isFixed(other)) {
            // silence may be broken again and again, so it forestalls nothing but silence
            return (!isSilent(one) || isSilent(other)) && isEarlier(one, other);
        }
        return one < other && (isInstant(one) || isSameWait(one, other));
    }

    private boolean isSameWait(int one, int other) {
        if (delays[one] != delays[other] || kinds[one] != kinds[other]) {
            return false;
        }
        if (kinds[one] != PERIOD) {
            return dates[one] == dates[other];
        }
        Period period = periods[one];
        ZoneId zone = zones[one];
        return period != null && zone != null && period.equals(periods[other]) && zone.equals(zones[other]);
    }
}
