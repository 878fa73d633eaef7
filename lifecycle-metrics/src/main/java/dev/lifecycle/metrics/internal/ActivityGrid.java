package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.state.InvalidStateException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which customer was active in which period: one bit each. As long as all periods lie within 64 of each other a customer is one
 * long in one array; beyond that the bits move into {@link ActivityBlocks}, 8 bytes per customer and 64 periods.
 */
public final class ActivityGrid implements CustomerColumn<ActivityGrid> {

    /** No such period. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final int WINDOW = 64;
    private static final int ROOM_BEFORE = 16;

    // Bit i of a customer's word is the period base + i. Null once the periods no longer fit.
    private long[] words = new long[0];
    private int base;
    private boolean wide;
    private final ActivityBlocks blocks = new ActivityBlocks();
    private int customers;

    /**
     * Marks the customer active in the period.
     *
     * @throws IllegalArgumentException if the customer number is negative or the period is implausibly far from the others
     */
    public void mark(int customer, int period) {
        int bit = period - base;
        if (!wide && ((bit & -WINDOW) != 0 || customer < 0 || customer >= words.length)) {
            makeRoom(customer, period, period);
            bit = period - base;
        }
        if (wide) {
            blocks.mark(customer, period);
        } else {
            words[customer] |= 1L << bit;
        }
        if (customer >= customers) {
            customers = customer + 1;
        }
    }

    /** Makes room for customers up to the number and periods in the span, so that many can be marked without asking each time. */
    void makeRoom(int customer, int firstPeriod, int lastPeriod) {
        if (customer < 0) {
            throw new IllegalArgumentException(Messages.negativeCustomer(customer));
        }
        if (wide) {
            return;
        }
        if (customers == 0) {
            base = (int) Math.max(Integer.MIN_VALUE + 1L, firstPeriod - (long) ROOM_BEFORE);
        }
        if (firstPeriod < base || lastPeriod - (long) base >= WINDOW) {
            moveWindow(firstPeriod, lastPeriod);
        }
        if (!wide && customer >= words.length) {
            words = Arrays.copyOf(words, Math.max(customer + 1, words.length + (words.length >> 1)));
        }
    }

    private void moveWindow(int firstPeriod, int lastPeriod) {
        long union = union();
        int first = union == 0 ? firstPeriod : Math.min(firstPeriod, base + Long.numberOfTrailingZeros(union));
        int last = union == 0 ? lastPeriod : Math.max(lastPeriod, base + WINDOW - 1 - Long.numberOfLeadingZeros(union));
        if (last - (long) first >= WINDOW) {
            widen();
            return;
        }
        int shift = first - base;
        for (int customer = 0; customer < customers; customer++) {
            words[customer] = shift > 0 ? words[customer] >>> shift : words[customer] << -shift;
        }
        base = first;
    }

    private void widen() {
        for (int customer = 0; customer < customers; customer++) {
            for (int p = first(customer); p != NONE; p = next(customer, p + 1)) {
                blocks.mark(customer, p);
            }
        }
        wide = true;
        words = new long[0];
    }

    private long union() {
        long union = 0;
        for (int customer = 0; customer < customers; customer++) {
            union |= words[customer];
        }
        return union;
    }

    /** Whether the bits of all customers lie in {@link #words()}. */
    boolean isNarrow() {
        return !wide;
    }

    /** One word per customer while {@link #isNarrow()}; to be marked in by who has made room. */
    long[] words() {
        return words;
    }

    /** The period of bit 0. */
    int base() {
        return base;
    }

    /** Notes that customers below this number were marked directly. */
    void reached(int customersMarked) {
        customers = Math.max(customers, customersMarked);
    }

    /** One more than the highest customer number marked. */
    public int customers() {
        return customers;
    }

    /** Whether nothing is marked. */
    public boolean isEmpty() {
        return customers == 0;
    }

    /** The earliest period anybody was active in; the largest int when empty. */
    public int firstPeriod() {
        if (wide) {
            return blocks.firstPeriod();
        }
        long union = union();
        return union == 0 ? Integer.MAX_VALUE : base + Long.numberOfTrailingZeros(union);
    }

    /** The latest period anybody was active in; the smallest int when empty. */
    public int lastPeriod() {
        if (wide) {
            return blocks.lastPeriod();
        }
        long union = union();
        return union == 0 ? Integer.MIN_VALUE : base + WINDOW - 1 - Long.numberOfLeadingZeros(union);
    }

    /** The customer's first active period, or {@link #NONE}. */
    public int first(int customer) {
        return next(customer, Integer.MIN_VALUE);
    }

    /** The customer's first active period at or after the given one, or {@link #NONE}. */
    public int next(int customer, int from) {
        if (wide) {
            return blocks.next(customer, from);
        }
        if (customer >= words.length || from - (long) base >= WINDOW) {
            return NONE;
        }
        long bits = from <= base ? words[customer] : words[customer] & (-1L << (from - base));
        return bits == 0 ? NONE : base + Long.numberOfTrailingZeros(bits);
    }

    /** The first period, then of each customer the words of 64 periods in which it was active, none in most. */
    @Override
    public void write(StateOutput out) {
        out.size(customers);
        if (customers == 0) {
            return;
        }
        int from = firstPeriod();
        out.number(from);
        out.flag(wide);
        for (int customer = 0; customer < customers; customer++) {
            if (wide) {
                writeWords(customer, from, out);
            } else {
                out.unsigned(words[customer] >>> (from - base));
            }
        }
    }

    private void writeWords(int customer, int from, StateOutput out) {
        int p = first(customer);
        while (p != NONE) {
            long start = from + (p - (long) from) / WINDOW * WINDOW;
            long bits = 0;
            while (p != NONE && p < start + WINDOW) {
                bits |= 1L << (p - start);
                p = next(customer, p + 1);
            }
            out.unsigned(bits);
            out.size((int) ((start - from) / WINDOW));
        }
        out.unsigned(0);
    }

    @Override
    public void read(StateInput in, int limit) {
        int number = (int) in.between(0, limit, in.count());
        if (number == 0) {
            return;
        }
        int from = in.integer();
        boolean many = in.flag();
        try {
            makeRoom(number - 1, from, from);
            for (int customer = 0; customer < number; customer++) {
                long bits = in.unsigned();
                if (!many) {
                    mark(customer, from, bits, in);
                    continue;
                }
                while (bits != 0) {
                    mark(customer, from + (long) in.size() * WINDOW, bits, in);
                    bits = in.unsigned();
                }
            }
        } catch (IllegalArgumentException e) {
            throw e instanceof InvalidStateException ? e : in.refused(String.valueOf(e.getMessage()));
        }
        reached(number);
    }

    /** Writes what the only customer has marked: blocks of 64 periods, each from a marked one on, as its distance and a bit a period. */
    void writeAlone(StateOutput out) {
        int blocks = 0;
        for (long p = first(0); p != NONE; p = firstFrom(p + WINDOW)) {
            blocks++;
        }
        out.size(blocks);
        long before = 0;
        for (long start = first(0); start != NONE; start = firstFrom(start + WINDOW)) {
            long bits = 0;
            for (long p = start; p != NONE && p < start + WINDOW; p = firstFrom(p + 1)) {
                bits |= 1L << (p - start);
            }
            out.number(start - before);
            out.unsigned(bits);
            before = start;
        }
    }

    private long firstFrom(long period) {
        return period > Integer.MAX_VALUE ? NONE : next(0, (int) period);
    }

    /** Marks, being empty, for the only customer what was written of one. */
    void readAlone(StateInput in) {
        try {
            long start = 0;
            for (int left = in.count(); left > 0; left--) {
                start = in.between(NONE + 1L, Integer.MAX_VALUE, start + in.integer());
                mark(0, start, in.unsigned(), in);
            }
        } catch (IllegalArgumentException e) {
            throw e instanceof InvalidStateException ? e : in.refused(String.valueOf(e.getMessage()));
        }
    }

    private void mark(int customer, long first, long bits, StateInput in) {
        for (long left = bits; left != 0; left &= left - 1) {
            mark(customer, (int) in.between(NONE + 1L, Integer.MAX_VALUE, first + Long.numberOfTrailingZeros(left)));
        }
    }

    @Override
    public void addAll(ActivityGrid other, int @Nullable [] numbers) {
        if (numbers == null) {
            addAll(other);
            return;
        }
        for (int customer = 0; customer < other.customers; customer++) {
            for (int p = other.first(customer); p != NONE; p = other.next(customer, p + 1)) {
                mark(numbers[customer], p);
            }
        }
    }

    /** Marks all that the other has marked, for the same customer numbers. */
    private void addAll(ActivityGrid other) {
        if (other.isEmpty()) {
            return;
        }
        makeRoom(other.customers - 1, other.firstPeriod(), other.lastPeriod());
        if (wide && other.wide) {
            blocks.addAll(other.blocks);
            reached(other.customers);
        } else if (wide || other.wide) {
            for (int customer = 0; customer < other.customers; customer++) {
                for (int p = other.first(customer); p != NONE; p = other.next(customer, p + 1)) {
                    mark(customer, p);
                }
            }
        } else {
            int shift = other.base - base;
            for (int customer = 0; customer < other.customers; customer++) {
                words[customer] |= shift >= 0 ? other.words[customer] << shift : other.words[customer] >>> -shift;
            }
            reached(other.customers);
        }
    }
}
