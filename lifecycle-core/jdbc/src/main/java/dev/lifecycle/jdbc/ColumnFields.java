package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of a column of joined texts, read one after the other; what is not as this library wrote it is refused in words. */
final class ColumnFields {

    /** Of an instant in microseconds, either way; those that stand for no instant lie beyond. */
    private static final long FARTHEST = Long.MAX_VALUE - 1_000_000;

    private final List<String> fields;
    private final Supplier<String> where;
    private int next;

    /** {@code where} says, for the message, which column this is and whose. */
    ColumnFields(String joined, Supplier<String> where) {
        fields = JoinedTexts.split(joined);
        this.where = where;
    }

    boolean hasNext() {
        return next < fields.size();
    }

    /** @throws StoreException as all of these, if there is none */
    String text(String what) {
        next++;
        if (next > fields.size()) {
            throw unreadable(what, null);
        }
        return fields.get(next - 1);
    }

    long number(String what, long least, long most) {
        String text = text(what);
        Long number = number(text);
        if (number == null || number < least || number > most) {
            throw unreadable(what, text);
        }
        return number;
    }

    Instant instant(String what) {
        return Columns.instant(number(what, -FARTHEST, FARTHEST));
    }

    /** Null for an empty field. */
    @Nullable
    Instant instantIfAny(String what) {
        if (!hasNext() || !fields.get(next).isEmpty()) {
            return instant(what);
        }
        next++;
        return null;
    }

    /** Puts a thing under a name that is not taken yet. */
    <T> void put(Map<String, T> all, String name, T thing) {
        if (all.put(name, thing) != null) {
            throw unreadable("of another name than those before", name);
        }
    }

    /** What to throw where the field read last is not what it should be. */
    StoreException unreadable(String expected, @Nullable String seen) {
        return new StoreException(Messages.unreadable(where.get(), next, expected, seen));
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
