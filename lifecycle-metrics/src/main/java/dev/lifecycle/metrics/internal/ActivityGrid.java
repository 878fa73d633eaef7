package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which customer was active in which period: one bit each. Customers lie in blocks of 256, and each block holds only the span of
 * periods its customers were active in, so that a customer costs 8 bytes per 64 periods of that span.
 */
public final class ActivityGrid implements Serializable {

    /** No such period. */
    public static final int NONE = Integer.MIN_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int BLOCK_BITS = 8;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;
    // 65,536 periods are 179 years of days: a wider span is a broken date and would eat the heap.
    private static final int MOST_WORDS = 1024;

    private long[][] blocks = new long[0][];
    // First word of each block's span, and words per customer in it.
    private int[] base = new int[0];
    private int[] stride = new int[0];
    private int customers;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    /**
     * Marks the customer active in the period.
     *
     * @throws IllegalArgumentException if the customer number is negative or the period is implausibly far from the others
     */
    public void mark(int customer, int period) {
        int block = customer >> BLOCK_BITS;
        int word = period >> 6;
        if (block >= blocks.length || block < 0) {
            growBlocks(customer);
        }
        if (word < base[block] || word >= base[block] + stride[block]) {
            widen(block, word);
        }
        blocks[block][(customer & BLOCK_MASK) * stride[block] + word - base[block]] |= 1L << period;
        if (customer >= customers) {
            customers = customer + 1;
        }
        if (period < first) {
            first = period;
        }
        if (period > last) {
            last = period;
        }
    }

    /** One more than the highest customer number marked. */
    public int customers() {
        return customers;
    }

    /** Whether nothing is marked. */
    public boolean isEmpty() {
        return customers == 0;
    }

    /** The earliest period anybody was active in; meaningless when empty. */
    public int firstPeriod() {
        return first;
    }

    /** The latest period anybody was active in; meaningless when empty. */
    public int lastPeriod() {
        return last;
    }

    /** The customer's first active period, or {@link #NONE}. */
    public int first(int customer) {
        return next(customer, Integer.MIN_VALUE);
    }

    /** The customer's first active period at or after the given one, or {@link #NONE}. */
    public int next(int customer, int from) {
        int block = customer >> BLOCK_BITS;
        if (block >= blocks.length || stride[block] == 0) {
            return NONE;
        }
        int width = stride[block];
        int row = (customer & BLOCK_MASK) * width;
        long[] words = blocks[block];
        int word = (from >> 6) - base[block];
        long bits = 0;
        if (word < 0) {
            word = 0;
            bits = words[row];
        } else if (word < width) {
            bits = words[row + word] & -1L << from;
        }
        while (bits == 0 && ++word < width) {
            bits = words[row + word];
        }
        return word >= width ? NONE : (base[block] + word << 6) + Long.numberOfTrailingZeros(bits);
    }

    /** The customer's last active period, or {@link #NONE}. */
    public int last(int customer) {
        int block = customer >> BLOCK_BITS;
        if (block >= blocks.length) {
            return NONE;
        }
        int row = (customer & BLOCK_MASK) * stride[block];
        for (int word = stride[block] - 1; word >= 0; word--) {
            long bits = blocks[block][row + word];
            if (bits != 0) {
                return (base[block] + word << 6) + 63 - Long.numberOfLeadingZeros(bits);
            }
        }
        return NONE;
    }

    /** Whether the customer was active in the period. */
    public boolean isActive(int customer, int period) {
        int block = customer >> BLOCK_BITS;
        int word = period >> 6;
        return block < blocks.length
                && word >= base[block]
                && word < base[block] + stride[block]
                && (blocks[block][(customer & BLOCK_MASK) * stride[block] + word - base[block]] & 1L << period) != 0;
    }

    /** Marks all that the other has marked; {@code numbers} translates its customer numbers. */
    public void addAll(ActivityGrid other, int[] numbers) {
        for (int customer = 0; customer < other.customers; customer++) {
            for (int p = other.first(customer); p != NONE; p = other.next(customer, p + 1)) {
                mark(numbers[customer], p);
            }
        }
    }

    /** Marks all that the other has marked, for the same customer numbers. */
    public void addAll(ActivityGrid other) {
        if (other.isEmpty()) {
            return;
        }
        growBlocks(Math.max(other.customers, customers) - 1);
        for (int block = 0; block < other.blocks.length; block++) {
            int width = other.stride[block];
            if (width == 0) {
                continue;
            }
            widen(block, other.base[block]);
            widen(block, other.base[block] + width - 1);
            int shift = other.base[block] - base[block];
            for (int i = 0; i <= BLOCK_MASK; i++) {
                for (int word = 0; word < width; word++) {
                    blocks[block][i * stride[block] + shift + word] |= other.blocks[block][i * width + word];
                }
            }
        }
        customers = Math.max(customers, other.customers);
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    private void growBlocks(int customer) {
        if (customer < 0) {
            throw new IllegalArgumentException("customers are numbered from 0, but a row has number " + customer);
        }
        int needed = (customer >> BLOCK_BITS) + 1;
        if (needed > blocks.length) {
            int length = Math.max(needed, blocks.length + (blocks.length >> 1));
            int known = blocks.length;
            blocks = Arrays.copyOf(blocks, length);
            Arrays.fill(blocks, known, length, new long[0]);
            base = Arrays.copyOf(base, length);
            stride = Arrays.copyOf(stride, length);
        }
    }

    private void widen(int block, int word) {
        int oldStride = stride[block];
        int oldBase = base[block];
        if (oldStride > 0 && word >= oldBase && word < oldBase + oldStride) {
            return;
        }
        int newBase = oldStride == 0 ? word : Math.min(oldBase, word);
        int end = oldStride == 0 ? word + 1 : Math.max(oldBase + oldStride, word + 1);
        int newStride = end - newBase;
        if (newStride > MOST_WORDS || newStride < 0) {
            throw new IllegalArgumentException("the periods of neighbouring customers lie more than "
                    + (MOST_WORDS << 6) + " apart; correct or leave out rows with such dates");
        }
        long[] wider = new long[newStride << BLOCK_BITS];
        for (int i = 0; oldStride > 0 && i <= BLOCK_MASK; i++) {
            System.arraycopy(blocks[block], i * oldStride, wider, i * newStride + oldBase - newBase, oldStride);
        }
        blocks[block] = wider;
        base[block] = newBase;
        stride[block] = newStride;
    }
}
