package dev.lifecycle.metrics.internal.bytes;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a state writes itself into: whole numbers in as few bytes as they need, texts by their chars, ids with their kind. */
public final class StateOutput {

    // Somewhat less than the largest int: what an array can have in every virtual machine.
    private static final int MOST = Integer.MAX_VALUE - 8;
    private static final int LOW = 0x7F;
    private static final int MORE = 0x80;

    // Where ids of the host's own classes go; null where they cannot go anywhere.
    private final @Nullable List<Object> objects;

    private byte[] bytes = new byte[64];
    private int size;

    StateOutput(@Nullable List<Object> objects) {
        this.objects = objects;
    }

    /** Without an envelope, and with no place for objects. */
    public static StateOutput bare() {
        return new StateOutput(null);
    }

    /** A number of things, 0 or more. */
    public void size(int count) {
        unsigned(count);
    }

    /** Any whole number; small ones, of either sign, take few bytes. */
    public void number(long value) {
        unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    /** A whole number taken as unsigned, as bits are. */
    public void unsigned(long value) {
        long left = value;
        while ((left & ~LOW) != 0) {
            octet(((int) left & LOW) | MORE);
            left >>>= 7;
        }
        octet((int) left);
    }

    /** A number with all its bits. */
    public void real(double value) {
        bits(Double.doubleToRawLongBits(value));
    }

    /** All bits of a number that is rarely small. */
    public void bits(long bits) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (bits >>> shift));
        }
    }

    /** Yes or no. */
    public void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** A text, every char of it: two texts that differ in half an emoji stay two. */
    public void text(String value) {
        size(value.length());
        for (int i = 0; i < value.length(); i++) {
            unsigned(value.charAt(i));
        }
    }

    /** An exact number. */
    public void decimal(BigDecimal value) {
        text(value.toString());
    }

    /**
     * An id, segment, group or the like.
     *
     * @throws IllegalArgumentException if it is of a class that cannot be written here
     */
    public void id(Object value) {
        Ids.write(value, this);
    }

    /** A state inside another, of a kind known where it is read; or an accumulator of the host's own metric. */
    public void state(Object inner) {
        flag(inner instanceof MetricState);
        if (inner instanceof MetricState state) {
            size(state.shape());
            state.write(this);
        } else {
            object(inner);
        }
    }

    /** An object of the host's, which goes beside the bytes. */
    void object(Object value) {
        if (objects == null) {
            throw new IllegalArgumentException(
                    Messages.notWritable(value.getClass().getName()));
        }
        objects.add(value);
        size(objects.size() - 1);
    }

    void octet(int value) {
        if (size == bytes.length) {
            if (size == MOST) {
                throw new IllegalStateException(Messages.tooMuch(MOST));
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST, 2L * size));
        }
        bytes[size++] = (byte) value;
    }

    /** What was written. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
