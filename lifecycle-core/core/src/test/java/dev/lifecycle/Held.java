package dev.lifecycle;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every text that can be reached from an object through its fields, keys and values. */
final class Held {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> texts = new TreeSet<>();

    private Held() {}

    static Set<String> in(Object root) {
        Held held = new Held();
        held.walk(root);
        return held.texts;
    }

    private void walk(Object object) {
        if (object == null || object instanceof Enum<?> || !seen.add(object)) {
            return;
        }
        if (object instanceof String text) {
            texts.add(text);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                walk(key);
                walk(value);
            });
        } else if (object instanceof Iterable<?> items) {
            items.forEach(this::walk);
        } else if (object.getClass().isArray()
                && !object.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                walk(Array.get(object, i));
            }
        } else if (object.getClass().getName().startsWith("dev.lifecycle")) {
            for (Class<?> type = object.getClass(); type != Object.class && type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    walk(value(field, object));
                }
            }
        }
    }

    private static Object value(Field field, Object object) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
            return null;
        }
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
