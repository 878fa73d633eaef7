package dev.lifecycle.metrics.internal;

/** Ids that are whole numbers: 7 as it is written in a program is an Integer, and so never equal to the Long that a table's key is. */
public final class NumberIds {

    private NumberIds() {}

    /** The same number as the other kind of id, Integer or Long; the id itself if it is none of these, or there is no such. */
    public static Object otherKind(Object id) {
        if (id instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        return id instanceof Integer || id instanceof Short || id instanceof Byte
                ? (Object) ((Number) id).longValue()
                : id;
    }
}
