package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The event types of one model, numbered. A type declared on a sealed parent counts as each of its children; only what an event can
 * really be (a record, an enum, a final class, a name) has a number.
 */
final class EventTypes {

    /** How far a declared type is from one of the types it covers: 0 for itself, 1 for a direct child. */
    record Covered(int number, int distance) {}

    private static final int FIRST_SPREAD = 0x9E3779B9;
    private static final int NEXT_SPREAD = 0x7F4A7C16;
    private static final int SPREADS = 64;

    private final List<EventType> leaves;
    private final Map<Class<?>, Covered[]> byClass;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Class<?>[] slots;
    private final int[] numbers;
    private final int shift;
    private final int spread;

    EventTypes(List<EventType> leaves, Map<Class<?>, Covered[]> byClass) {
        this.leaves = List.copyOf(leaves);
        this.byClass = Map.copyOf(byClass);
        List<Class<?>> classes = new ArrayList<>();
        List<Integer> numberOf = new ArrayList<>();
        for (int number = 0; number < leaves.size(); number++) {
            Class<?> type = leaves.get(number).javaClass();
            if (type == null) {
                byName.put(leaves.get(number).id(), number);
                continue;
            }
            classes.add(type);
            numberOf.add(number);
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    if (constant.getClass() != type) {
                        classes.add(constant.getClass());
                        numberOf.add(number);
                    }
                }
            }
        }
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, classes.size() * 2));
        shift = 32 - bits;
        slots = new Class<?>[1 << bits];
        numbers = new int[1 << bits];
        spread = spread(classes);
        for (int i = 0; i < classes.size(); i++) {
            put(classes.get(i), numberOf.get(i));
        }
    }

    /** The number of this event's type, or −1 if the model knows none. */
    int number(Object event) {
        if (event instanceof Signal signal) {
            Integer number = byName.get(signal.name());
            return number == null ? -1 : number;
        }
        Class<?> type = event.getClass();
        for (int slot = slot(type); ; slot = (slot + 1) & (slots.length - 1)) {
            Class<?> found = slots[slot];
            if (found == type) {
                return numbers[slot];
            }
            if (found == null) {
                return -1;
            }
        }
    }

    /** What outcomes and history call this event. */
    String nameOf(Object event) {
        int number = number(event);
        if (number >= 0) {
            return leaves.get(number).id();
        }
        if (event instanceof Signal signal) {
            return signal.name();
        }
        Class<?> type = event instanceof Enum<?> constant ? constant.getDeclaringClass() : event.getClass();
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    /** The types that rules on this declared type cover. */
    Covered[] covered(EventType declared) {
        Class<?> type = declared.javaClass();
        if (type == null) {
            Integer number = byName.get(declared.id());
            return number == null ? new Covered[0] : new Covered[] {new Covered(number, 0)};
        }
        return byClass.getOrDefault(type, new Covered[0]);
    }

    /** The numbers of the types that this class or its sealed children are; empty if the model knows none. */
    int[] numbersOf(Class<?> type) {
        Covered[] covered = byClass.get(type);
        if (covered != null) {
            int[] result = new int[covered.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = covered[i].number();
            }
            return result;
        }
        List<Integer> result = new ArrayList<>();
        for (int number = 0; number < leaves.size(); number++) {
            Class<?> leaf = leaves.get(number).javaClass();
            if (leaf != null && type.isAssignableFrom(leaf)) {
                result.add(number);
            }
        }
        return result.stream().mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return leaves.size();
    }

    List<EventType> all() {
        return leaves;
    }

    private void put(Class<?> type, int number) {
        int slot = slot(type);
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

    private int slot(Class<?> type) {
        return slot(type, spread);
    }

    private int slot(Class<?> type, int factor) {
        return (type.hashCode() * factor) >>> shift;
    }
}
