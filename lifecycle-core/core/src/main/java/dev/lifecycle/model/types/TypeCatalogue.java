package dev.lifecycle.model.types;

import dev.lifecycle.model.types.EventTypes.Covered;
import dev.lifecycle.stage.EventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the event types that rules are declared on, spreads sealed parents over their children, and notes what cannot be. */
public final class TypeCatalogue {

    // access flags of a class file (JVMS table 4.1-B), as java.lang.Class gives them
    private static final int FINAL = 0x0010;
    private static final int ABSTRACT = 0x0400;

    private final Map<Class<?>, String> givenIds;
    private final List<String> problems;
    private final List<EventType> leaves = new ArrayList<>();
    private final Map<String, Object> owners = new LinkedHashMap<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Map<Class<?>, Covered[]> covered = new HashMap<>();

    public TypeCatalogue(Map<Class<?>, String> givenIds, List<String> problems) {
        this.givenIds = givenIds;
        this.problems = problems;
    }

    /** The type of events that carry this name. */
    public EventType named(String name) {
        EventType type = new EventType(name, null);
        if (claim(name, name) && !numbers.containsKey(name)) {
            number(type, name);
        }
        return type;
    }

    /** The type of events of this class or, if it is sealed, of its children. */
    public EventType ofClass(Class<?> type) {
        EventType declared = new EventType(idOf(type), type);
        if (!covered.containsKey(type)) {
            covered.put(type, spread(type));
            claim(declared.id(), type);
        }
        return declared;
    }

    public EventTypes types() {
        return new EventTypes(leaves, covered);
    }

    private Covered[] spread(Class<?> declared) {
        Map<Class<?>, Integer> distances = new LinkedHashMap<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(declared));
        distances.put(declared, 0);
        List<Covered> result = new ArrayList<>();
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            int distance = distances.getOrDefault(type, 0);
            Class<?>[] children = type.isEnum() ? null : type.getPermittedSubclasses();
            if (children == null && !isClosed(type)) {
                problems.add(Sentences.openEvent(declared, type));
                continue;
            }
            if (children == null || (type.getModifiers() & ABSTRACT) == 0) {
                result.add(new Covered(leaf(type), distance));
            }
            if (children != null) {
                for (Class<?> child : children) {
                    if (distances.putIfAbsent(child, distance + 1) == null) {
                        open.add(child);
                    }
                }
            }
        }
        return result.toArray(new Covered[0]);
    }

    private static boolean isClosed(Class<?> type) {
        return type.isEnum()
                || type.isRecord()
                || (!type.isPrimitive() && !type.isArray() && (type.getModifiers() & FINAL) != 0);
    }

    private int leaf(Class<?> type) {
        Integer known = numbers.get(type);
        if (known != null) {
            return known;
        }
        claim(idOf(type), type);
        return number(new EventType(idOf(type), type), type);
    }

    private int number(EventType type, Object owner) {
        int number = leaves.size();
        leaves.add(type);
        numbers.put(owner, number);
        return number;
    }

    private String idOf(Class<?> type) {
        String given = givenIds.get(type);
        if (given != null) {
            return given;
        }
        String simple = type.getSimpleName();
        return simple.isEmpty() ? type.getName() : simple;
    }

    private boolean claim(String id, Object owner) {
        Object other = owners.putIfAbsent(id, owner);
        if (other == null || other.equals(owner)) {
            return true;
        }
        problems.add(Sentences.twoTypesOneId(id, other, owner));
        return false;
    }
}
