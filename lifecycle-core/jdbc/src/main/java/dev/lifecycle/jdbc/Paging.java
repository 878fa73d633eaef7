package dev.lifecycle.jdbc;

import dev.lifecycle.store.Page;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages by key: a query asks for one row more than wanted, and the key of the last one wanted is where the next page begins. */
final class Paging {

    /** Reads one row. */
    interface Reader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /** The parts of a cursor; without one, what comes before everything. */
    record Cursor(List<String> parts, String whole) {

        static Cursor of(@Nullable String cursor, int size) {
            List<String> parts = cursor == null ? List.of() : JoinedTexts.split(cursor);
            if (cursor != null && parts.size() != size) {
                throw new IllegalArgumentException(Messages.badCursor(cursor));
            }
            return new Cursor(parts, String.valueOf(cursor));
        }

        String text(int part) {
            return parts.isEmpty() ? "" : parts.get(part);
        }

        long number(int part, long first) {
            try {
                return parts.isEmpty() ? first : Long.parseLong(parts.get(part));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(Messages.badCursor(whole), e);
            }
        }
    }

    private Paging() {}

    static String cursor(Object... parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(part.toString());
        }
        return JoinedTexts.lines(texts);
    }

    static <T> Page<T> page(PreparedStatement query, int limit, Reader<T> reader, Function<T, String> cursor)
            throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<T> items = new ArrayList<>();
            while (items.size() < limit && rows.next()) {
                items.add(reader.read(rows));
            }
            boolean more = items.size() == limit && rows.next();
            return new Page<>(items, more ? cursor.apply(items.get(limit - 1)) : null);
        }
    }

    /** A page without the rows that the reader answers null for; where to go on is read from the row, not from what was made of it. */
    static <T> Page<T> pageOfReadable(
            PreparedStatement query, int limit, Reader<@Nullable T> reader, Reader<String> cursor) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<T> items = new ArrayList<>();
            String last = null;
            for (int read = 1; read <= limit && rows.next(); read++) {
                T item = reader.read(rows);
                if (item != null) {
                    items.add(item);
                }
                if (read == limit) {
                    last = cursor.read(rows);
                }
            }
            return new Page<>(items, last != null && rows.next() ? last : null);
        }
    }

    /** @throws IllegalArgumentException if below 1 */
    static void requireRoom(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(Messages.pageTooSmall(limit));
        }
    }
}
