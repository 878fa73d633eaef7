package dev.lifecycle.metrics;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of a result, read off its public methods: a new one is told without being listed anywhere. */
final class Figures {

    private static final String OURS = Result.class.getPackageName();
    private static final Set<String> NO_FIGURES = Set.of("hashCode", "toString", "getFigures", "getClass");

    private Figures() {}

    /** By name, in order. */
    static Map<String, @Nullable Object> of(Object result) {
        Map<String, @Nullable Object> figures = new TreeMap<>();
        Class<?> type = result.getClass();
        Set<String> components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet())
                : Set.of();
        for (Method method : type.getMethods()) {
            // What a class inherits from one that is not public, it has as a bridge.
            boolean isKnown = method.isBridge() && figures.containsKey(method.getName());
            if (isFigure(method, type) && !isKnown && !components.contains(method.getName())) {
                figures.put(method.getName(), figure(method, result));
            }
        }
        return Collections.unmodifiableMap(figures);
    }

    private static boolean isFigure(Method method, Class<?> type) {
        Class<?> returned = method.getReturnType();
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass().getName().startsWith(OURS)
                && !NO_FIGURES.contains(method.getName())
                && returned != void.class
                && !returned.isAssignableFrom(type);
    }

    private static @Nullable Object figure(Method method, Object result) {
        try {
            return plain(method.invoke(result));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalStateException) {
                // The result says that there is no such figure for these data.
                return null;
            }
            throw new IllegalStateException(method.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method.getName(), e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        return value == null || isPlain(value) ? value : value.toString();
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof String
                || value instanceof Enum
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof Collection
                || value instanceof Map
                || value instanceof Result
                || value.getClass().isArray()
                || value.getClass().isRecord();
    }
}
