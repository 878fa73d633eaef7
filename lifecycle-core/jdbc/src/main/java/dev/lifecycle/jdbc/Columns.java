package dev.lifecycle.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as microseconds since 1970, and numbers that may be missing. */
final class Columns {

    private static final long PER_SECOND = 1_000_000;
    private static final Instant EARLIEST = instant(Long.MIN_VALUE);
    private static final Instant LATEST = instant(Long.MAX_VALUE);

    private Columns() {}

    /** Cut down to microseconds; beyond their range, the end of it, so that {@code Instant.MAX} can bound a query. */
    static long micros(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return Long.MIN_VALUE;
        }
        if (instant.isAfter(LATEST)) {
            return Long.MAX_VALUE;
        }
        long seconds = instant.getEpochSecond();
        long micros = instant.getNano() / 1_000;
        // the seconds of the earliest instant alone would overflow, so one of them is taken off after the
        // multiplication
        return seconds < 0 ? (seconds + 1) * PER_SECOND + (micros - PER_SECOND) : seconds * PER_SECOND + micros;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }

    static void set(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, micros(instant));
        }
    }

    static void setFlag(PreparedStatement statement, int index, boolean flag) throws SQLException {
        statement.setInt(index, flag ? 1 : 0);
    }

    static @Nullable Instant instant(ResultSet row, int index) throws SQLException {
        long micros = row.getLong(index);
        return row.wasNull() ? null : instant(micros);
    }

    /** Text of at most so many characters. */
    static String fitting(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(Messages.tooLong(what, text, longest));
        }
        return text;
    }
}
