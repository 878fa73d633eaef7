package dev.lifecycle.metrics.internal;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Numbers customers from 0 in the order they are first seen. Open addressing over plain arrays: beside the id itself 16 to 24
 * bytes per customer.
 */
public final class Customers implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int INITIAL = 64;

    // Ids are the host's; they must be serialisable only where accumulators travel.
    @SuppressWarnings("serial")
    private Object[] ids = new Object[INITIAL / 2];

    private int size;
    // Rebuilt after reading: hash codes (of enums, for one) need not be the same in another virtual machine.
    private transient int[] slots = new int[INITIAL];

    /** The customer's number; a new one if it is seen for the first time. */
    public int number(Object id) {
        int slot = slotOf(id);
        if (slots[slot] == 0) {
            if (size == ids.length) {
                grow();
                slot = slotOf(id);
            }
            ids[size++] = id;
            slots[slot] = size;
        }
        return slots[slot] - 1;
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

    private int slotOf(Object id) {
        int mask = slots.length - 1;
        int hash = id.hashCode() * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0 && !ids[slots[slot] - 1].equals(id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        ids = Arrays.copyOf(ids, ids.length * 2);
        rebuild();
    }

    private void rebuild() {
        slots = new int[ids.length * 2];
        for (int i = 0; i < size; i++) {
            slots[slotOf(ids[i])] = i + 1;
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        rebuild();
    }
}
