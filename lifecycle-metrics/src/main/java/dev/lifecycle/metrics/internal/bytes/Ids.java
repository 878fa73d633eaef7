package dev.lifecycle.metrics.internal.bytes;

import java.time.LocalDate;
import java.util.UUID;

/** Ids as bytes: a byte for the kind, then the value. Of the host's classes only enums can be written, by their names. */
final class Ids {

    private static final int TEXT = 1;
    private static final int INTEGER = 2;
    private static final int LONG = 3;
    private static final int UNIQUE = 4;
    private static final int ENUM = 5;
    private static final int KEYED = 6;
    private static final int BOOLEAN = 7;
    private static final int DATE = 8;
    private static final int SHORT = 9;
    private static final int BYTE = 10;
    private static final int OBJECT = 15;

    private static final int DEEPEST = 8;

    private Ids() {}

    static void write(Object id, StateOutput out) {
        if (id instanceof String text) {
            out.octet(TEXT);
            out.text(text);
        } else if (id instanceof Integer || id instanceof Long || id instanceof Short || id instanceof Byte) {
            out.octet(kind((Number) id));
            out.number(((Number) id).longValue());
        } else if (id instanceof UUID unique) {
            out.octet(UNIQUE);
            out.bits(unique.getMostSignificantBits());
            out.bits(unique.getLeastSignificantBits());
        } else if (id instanceof Enum<?> constant) {
            out.octet(ENUM);
            out.text(constant.getDeclaringClass().getName());
            out.text(constant.name());
        } else if (id instanceof KeyedId keyed) {
            out.octet(KEYED);
            write(keyed.whose(), out);
            write(keyed.which(), out);
        } else if (id instanceof Boolean flag) {
            out.octet(BOOLEAN);
            out.flag(flag);
        } else if (id instanceof LocalDate date) {
            out.octet(DATE);
            out.number(date.toEpochDay());
        } else {
            out.octet(OBJECT);
            out.object(id);
        }
    }

    private static int kind(Number id) {
        if (id instanceof Integer) {
            return INTEGER;
        }
        if (id instanceof Long) {
            return LONG;
        }
        return id instanceof Short ? SHORT : BYTE;
    }

    static Object read(StateInput in, int depth) {
        int kind = in.octet();
        return switch (kind) {
            case TEXT -> in.text();
            case INTEGER -> in.integer();
            case LONG -> in.number();
            case SHORT -> (short) in.between(Short.MIN_VALUE, Short.MAX_VALUE, in.number());
            case BYTE -> (byte) in.between(Byte.MIN_VALUE, Byte.MAX_VALUE, in.number());
            case UNIQUE -> new UUID(in.bits(), in.bits());
            case ENUM -> constant(in, in.text(), in.text());
            case KEYED -> {
                if (depth == DEEPEST) {
                    throw in.refused(Messages.tooDeep(DEEPEST));
                }
                yield new KeyedId(read(in, depth + 1), read(in, depth + 1));
            }
            case BOOLEAN -> in.flag();
            case DATE ->
                LocalDate.ofEpochDay(in.between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay(), in.number()));
            case OBJECT -> in.object();
            default -> throw in.refused(Messages.noKindOfId(kind));
        };
    }

    /** Of a class that is no enum nothing is run, not even its initialiser. */
    private static Object constant(StateInput in, String type, String name) {
        try {
            Class<?> found = Class.forName(type, false, loader());
            if (Enum.class.isAssignableFrom(found) && found.getEnumConstants() != null) {
                for (Object constant : found.getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(name)) {
                        return constant;
                    }
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            RuntimeException refused = in.refused(Messages.noConstant(type, name));
            refused.addSuppressed(e);
            throw refused;
        }
        throw in.refused(Messages.noConstant(type, name));
    }

    /** The one under which the caller runs knows the host's classes, also in an engine that loads them apart. */
    private static ClassLoader loader() {
        ClassLoader callers = Thread.currentThread().getContextClassLoader();
        return callers == null ? Ids.class.getClassLoader() : callers;
    }
}
