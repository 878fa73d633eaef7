package dev.lifecycle.jdbc;

import dev.lifecycle.model.Stage;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Touchpoint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * One row of planned contacts.
 *
 * @param touchpoint what it says
 * @param owner      the customer it belongs to now
 * @param claims     how often it was handed out
 */
record TouchpointRow(Touchpoint touchpoint, String owner, long claims) {

    static final List<String> KEY = List.of("model", "subject", "revision", "step", "id", "ordinal");

    /** What is read, the key first. */
    static final List<String> READ = List.of(
            "model",
            "subject",
            "revision",
            "step",
            "id",
            "ordinal",
            "channel",
            "stage",
            "due",
            "cancel_if_left",
            "status",
            "attempts",
            "reason",
            "owner_subject",
            "claims");

    static TouchpointRow read(ResultSet row) throws SQLException {
        Touchpoint.Key key = new Touchpoint.Key(
                row.getString(1), row.getString(2), row.getLong(3), row.getInt(4), row.getString(5), row.getInt(6));
        Touchpoint touchpoint = new Touchpoint(
                key,
                row.getString(7),
                Stage.of(row.getString(8)),
                Columns.instant(row.getLong(9)),
                row.getInt(10) != 0,
                Touchpoint.Status.valueOf(row.getString(11)),
                row.getInt(12),
                row.getString(13));
        return new TouchpointRow(touchpoint, row.getString(14), row.getLong(15));
    }

    static void bindKey(PreparedStatement statement, int first, Touchpoint.Key key) throws SQLException {
        statement.setString(first, key.model());
        statement.setString(first + 1, key.subject());
        statement.setLong(first + 2, key.revision());
        statement.setInt(first + 3, key.step());
        statement.setString(first + 4, key.id());
        statement.setInt(first + 5, key.ordinal());
    }

    /** Binds what {@link #READ} names, in that order. */
    void bind(PreparedStatement statement) throws SQLException {
        bindKey(statement, 1, touchpoint.key());
        statement.setString(7, touchpoint.channel());
        statement.setString(8, Columns.fitting("a stage id", touchpoint.stage().id(), TableNames.LONGEST_ID));
        Columns.set(statement, 9, touchpoint.due());
        Columns.setFlag(statement, 10, touchpoint.cancelIfLeft());
        statement.setString(11, touchpoint.status().name());
        statement.setInt(12, touchpoint.attempts());
        statement.setString(13, touchpoint.reason());
        statement.setString(14, owner);
        statement.setLong(15, claims);
    }

    Claim claimedUntil(Instant until) {
        return new Claim(touchpoint.tried(), owner, claims + 1, until);
    }

    String cursor() {
        Touchpoint.Key key = touchpoint.key();
        return Paging.cursor(
                Columns.micros(touchpoint.due()),
                key.model(),
                key.subject(),
                key.revision(),
                key.step(),
                key.id(),
                key.ordinal());
    }
}
