package dev.lifecycle.metrics.internal;

import java.util.Arrays;

/**
 * Activity over many periods: customers lie in blocks of 256, and each block holds only the span of periods its customers were
 * active in.
 */
final class ActivityBlocks {

    private static final int BLOCK_BITS = 8;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;
    // A wider span is a broken date and would eat the heap.
    private static final int MOST_WORDS = (PeriodSpan.MOST >> 6) + 1;

    private long[][] blocks = new long[0][];
    // First word of each block's span, and words per customer in it; a stride of 0 is a block not used yet.
    private int[] base = new int[0];
    private int[] stride = new int[0];
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    void mark(int customer, int period) {
        if (customer < 0) {
            throw new IllegalArgumentException(Messages.negativeCustomer(customer));
        }
        int block = customer >> BLOCK_BITS;
        int word = period >> 6;
        widen(block, word);
        blocks[block][(customer & BLOCK_MASK) * stride[block] + word - base[block]] |= 1L << period;
        first = Math.min(first, period);
        last = Math.max(last, period);
    }

    int firstPeriod() {
        return first;
    }

    int lastPeriod() {
        return last;
    }

    int next(int customer, int from) {
        int block = customer >> BLOCK_BITS;
        if (block >= blocks.length || stride[block] == 0) {
            return ActivityGrid.NONE;
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
        return word >= width ? ActivityGrid.NONE : ((base[block] + word) << 6) + Long.numberOfTrailingZeros(bits);
    }

    void addAll(ActivityBlocks other) {
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
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    private void widen(int block, int word) {
        if (block >= blocks.length) {
            int known = blocks.length;
            int length = Math.max(block + 1, known + (known >> 1));
            blocks = Arrays.copyOf(blocks, length);
            Arrays.fill(blocks, known, length, new long[0]);
            base = Arrays.copyOf(base, length);
            stride = Arrays.copyOf(stride, length);
        }
        int oldStride = stride[block];
        int oldBase = base[block];
        if (word >= oldBase && word < oldBase + oldStride) {
            return;
        }
        int newBase = oldStride == 0 ? word : Math.min(oldBase, word);
        int end = oldStride == 0 ? word + 1 : Math.max(oldBase + oldStride, word + 1);
        int newStride = end - newBase;
        if (newStride > MOST_WORDS) {
            throw new IllegalArgumentException(Messages.tooFarApart(PeriodSpan.MOST));
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
