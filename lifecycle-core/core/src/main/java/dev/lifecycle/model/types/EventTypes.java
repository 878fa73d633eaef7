package dev.lifecycle.model.types;

import dev.lifecycle.model.engine.ClassNumbers;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.UnknownEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The event types of one model, numbered. A type declared on a sealed parent counts as each of its children; only what an event can
 * really be (a record, an enum, a final class, a name) has a number.
 */
public final class EventTypes {

    /** How far a declared type is from one of the types it covers: 0 for itself, 1 for a direct child. */
    public record Covered(int number, int distance) {}

    private final List<EventType> leaves;
    private final Map<Class<?>, Covered[]> byClass;
    private final Map<String, Integer> byName = new HashMap<>();
    private final ClassNumbers classes;

    public EventTypes(List<EventType> leaves, Map<Class<?>, Covered[]> byClass) {
        this.leaves = List.copyOf(leaves);
        this.byClass = Map.copyOf(byClass);
        Map<Class<?>, Integer> numbers = new LinkedHashMap<>();
        for (int number = 0; number < leaves.size(); number++) {
            Class<?> type = leaves.get(number).javaClass();
            if (type == null) {
                byName.put(leaves.get(number).id(), number);
                continue;
            }
            numbers.put(type, number);
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    // one with a body is of a class of its own
                    numbers.put(constant.getClass(), number);
                }
            }
        }
        classes = new ClassNumbers(numbers);
    }

    /** The number of this event's type, or −1 if the model knows none. */
    public int number(Object event) {
        if (event instanceof Signal signal) {
            Integer number = byName.get(signal.name());
            return number == null ? -1 : number;
        }
        return classes.number(event.getClass());
    }

    /** What outcomes and history call this event. */
    public String nameOf(Object event) {
        int number = number(event);
        if (number >= 0) {
            return leaves.get(number).id();
        }
        if (event instanceof Signal signal) {
            return signal.name();
        }
        if (event instanceof UnknownEvent unknown) {
            return unknown.name();
        }
        Class<?> type = event instanceof Enum<?> constant ? constant.getDeclaringClass() : event.getClass();
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    /** The types that rules on this declared type cover. */
    public Covered[] covered(EventType declared) {
        Class<?> type = declared.javaClass();
        if (type == null) {
            Integer number = byName.get(declared.id());
            return number == null ? new Covered[0] : new Covered[] {new Covered(number, 0)};
        }
        return byClass.getOrDefault(type, new Covered[0]);
    }

    /** The numbers of the types that this class or its sealed children are; empty if the model knows none. */
    public int[] numbersOf(Class<?> type) {
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

    public List<String> ids() {
        return leaves.stream().map(EventType::id).toList();
    }

    public int size() {
        return leaves.size();
    }

    public List<EventType> all() {
        return leaves;
    }
}
