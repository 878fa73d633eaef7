package dev.lifecycle.model.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers of classes, found in one look for an object of that very class: an open hash table without boxes. */
public final class ClassNumbers {

    private static final int FIRST_SPREAD = 0x9E3779B9;
    private static final int NEXT_SPREAD = 0x7F4A7C16;
    private static final int SPREADS = 64;

    private final @Nullable Class<?>[] slots;
    private final int[] numbers;
    private final int shift;
    private final int spread;

    /** The same numbers by class. */
    public ClassNumbers(Map<Class<?>, Integer> numberOf) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, numberOf.size() * 2));
        shift = 32 - bits;
        slots = new Class<?>[1 << bits];
        numbers = new int[1 << bits];
        spread = spread(List.copyOf(numberOf.keySet()));
        numberOf.forEach(this::put);
    }

    /** The number of this class, or −1 if it has none. */
    public int number(Class<?> type) {
        for (int slot = slot(type, spread); ; slot = (slot + 1) & (slots.length - 1)) {
            Class<?> found = slots[slot];
            if (found == type) {
                return numbers[slot];
            }
            if (found == null) {
                return -1;
            }
        }
    }

    private void put(Class<?> type, int number) {
        int slot = slot(type, spread);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = type;
        numbers[slot] = number;
    }

    /**
     * A factor that puts every class into a slot of its own, if a few tries find one: a second look for some classes and not for others
     * is a branch that no processor can foresee, and takes longer than the look.
     */
    private int spread(List<Class<?>> classes) {
        int factor = FIRST_SPREAD;
        for (int i = 0; i < SPREADS; i++) {
            boolean[] taken = new boolean[slots.length];
            boolean apart = true;
            for (Class<?> type : classes) {
                int slot = slot(type, factor);
                apart &= !taken[slot];
                taken[slot] = true;
            }
            if (apart) {
                return factor;
            }
            factor += NEXT_SPREAD;
        }
        return FIRST_SPREAD;
    }

    private int slot(Class<?> type, int factor) {
        return (type.hashCode() * factor) >>> shift;
    }
}
