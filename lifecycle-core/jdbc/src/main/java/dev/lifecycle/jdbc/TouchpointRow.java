package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Claim;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of planned contacts.
 *
 * @param touchpoint what it says
 * @param owner      the customer it belongs to now
 * @param claims     how often it was handed out
 */
record TouchpointRow(Touchpoint touchpoint, String owner, long claims) {

    static final String KEY = "touchpoint_key";

    /** The order in which they are handed out. */
    static final Comparator<TouchpointRow> EARLIEST_FIRST = Comparator.comparing(
                    (TouchpointRow row) -> row.touchpoint().due())
            .thenComparing(row -> row.touchpoint().key().text());

    private static final long NANOS = 1_000;

    /** What is read. */
    static final List<String> READ = List.of(
            KEY,
            "model",
            "subject",
            "revision",
            "step",
            "id",
            "channel",
            "stage",
            "due",
            "cancel_if_left",
            "status",
            "attempts",
            "reason",
            "owner_subject",
            "claims",
            "hour_of_day",
            "expires_at",
            "transactional",
            "about");

    static TouchpointRow read(ResultSet row) throws SQLException {
        Touchpoint.Key key = new Touchpoint.Key(
                row.getString(2), row.getString(3), row.getLong(4), row.getInt(5), row.getString(6), row.getString(1));
        Touchpoint touchpoint = new Touchpoint(
                key,
                row.getString(7),
                Stage.of(row.getString(8)),
                Columns.instant(row.getLong(9)),
                hour(row, 16),
                Columns.instant(row, 17),
                row.getInt(10) != 0,
                row.getInt(18) != 0,
                AboutColumn.split(row.getString(19), () -> "touchpoint " + key.text()),
                Touchpoint.Status.valueOf(row.getString(11)),
                row.getInt(12),
                row.getString(13));
        return new TouchpointRow(touchpoint, row.getString(14), row.getLong(15));
    }

    /** Binds what {@link #READ} names, in that order. */
    void bind(PreparedStatement statement) throws SQLException {
        Touchpoint.Key key = touchpoint.key();
        statement.setString(1, Columns.fitting("a touchpoint key", key.text(), TableNames.LONGEST_KEY));
        statement.setString(2, key.model());
        statement.setString(3, key.subject());
        statement.setLong(4, key.revision());
        statement.setInt(5, key.step());
        statement.setString(6, key.id());
        statement.setString(7, touchpoint.channel());
        statement.setString(8, Columns.fitting("a stage id", touchpoint.stage().id(), TableNames.LONGEST_ID));
        Columns.set(statement, 9, touchpoint.due());
        Columns.setFlag(statement, 10, touchpoint.cancelIfLeft());
        statement.setString(11, touchpoint.status().name());
        statement.setInt(12, touchpoint.attempts());
        statement.setString(13, touchpoint.reason());
        statement.setString(14, owner);
        statement.setLong(15, claims);
        setHour(statement, 16, touchpoint.hour());
        Columns.set(statement, 17, touchpoint.expires());
        Columns.setFlag(statement, 18, touchpoint.transactional());
        statement.setString(19, AboutColumn.join(touchpoint.about()));
    }

    static void setHour(PreparedStatement statement, int index, @Nullable LocalTime hour) throws SQLException {
        if (hour == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, hour.toNanoOfDay() / NANOS);
        }
    }

    private static @Nullable LocalTime hour(ResultSet row, int index) throws SQLException {
        long micros = row.getLong(index);
        return row.wasNull() ? null : LocalTime.ofNanoOfDay(micros * NANOS);
    }

    Claim claimedUntil(Instant until) {
        return new Claim(touchpoint, owner, claims + 1, until);
    }

    String cursor() {
        return Paging.cursor(Columns.micros(touchpoint.due()), touchpoint.key().text());
    }
}
