package dev.lifecycle.jdbc;

import dev.lifecycle.model.History;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.store.NewerFormatException;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of history: appended, and rewritten by an erasure or a merge alone. */
final class HistoryTable {

    static final List<String> COLUMNS = List.of(
            "model",
            "subject",
            "revision",
            "step",
            "row_format",
            "version",
            "kind",
            "from_stage",
            "to_stage",
            "episode",
            "cause_source",
            "cause_trigger",
            "rule_id",
            "guard_passed",
            "guards_refused",
            "event_id",
            "note",
            "occurred_at",
            "effective_at",
            "recorded_at",
            "kept");

    private static final Logger LOG = LoggerFactory.getLogger(HistoryTable.class);

    private final String insert;
    private final String ofSubject;
    private final String ofModel;
    private final String delete;
    private final String erase;
    private final String recomputed;
    private final String deleteRow;

    HistoryTable(String table, Dialect dialect) {
        String all = String.join(", ", COLUMNS);
        insert = "INSERT INTO " + table + " (" + all + ") VALUES (?" + ", ?".repeat(COLUMNS.size() - 1) + ")";
        ofSubject = "SELECT " + all + " FROM " + table + " WHERE model = ? AND subject = ?" + dialect.afresh()
                + " ORDER BY revision, step";
        ofModel = "SELECT " + all + " FROM " + table + " WHERE model = ? AND subject >= ?"
                + " AND (subject, revision, step) > (?, ?, ?)"
                + " ORDER BY subject, revision, step LIMIT ?";
        delete = "DELETE FROM " + table + " WHERE model = ? AND subject = ?";
        recomputed = "SELECT DISTINCT model, subject FROM " + table + " WHERE kind = 'RECOMPUTED' AND recorded_at < ?";
        deleteRow = delete + " AND revision = ? AND step = ?";
        erase = "UPDATE " + table + " SET subject = ?, event_id = NULL, note = NULL, kept = NULL, "
                + RowFormat.PLAIN_AGAIN + " WHERE model = ? AND subject = ?";
    }

    void append(Connection connection, List<HistoryEntry> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            Batch.run(statement, rows, HistoryTable::bind);
        }
    }

    List<HistoryEntry> of(Connection connection, String model, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ofSubject)) {
            statement.setString(1, model);
            statement.setString(2, subject);
            List<HistoryEntry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(read(rows));
                }
            }
            return List.copyOf(entries);
        }
    }

    Page<HistoryEntry> page(Connection connection, String model, @Nullable String cursor, int limit)
            throws SQLException {
        Paging.Cursor after = Paging.Cursor.of(cursor, 3);
        try (PreparedStatement statement = connection.prepareStatement(ofModel)) {
            statement.setString(1, model);
            statement.setString(2, after.text(2));
            statement.setString(3, after.text(2));
            statement.setLong(4, after.number(0, 0));
            statement.setLong(5, after.number(1, 0));
            statement.setInt(6, limit + 1);
            return Paging.pageOfReadable(
                    statement,
                    limit,
                    HistoryTable::readIfKnown,
                    row -> Paging.cursor(row.getLong(3), row.getInt(4), row.getString(2)));
        }
    }

    /** Drops the rows that a recomputation recorded before this instant has superseded. */
    void pruneSuperseded(Connection connection, Instant before) throws SQLException {
        record Owner(String model, String subject) {}
        List<Owner> owners = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(recomputed)) {
            Columns.set(statement, 1, before);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    owners.add(new Owner(rows.getString(1), rows.getString(2)));
                }
            }
        }
        for (Owner owner : owners) {
            try {
                delete(connection, History.superseded(of(connection, owner.model(), owner.subject()), before));
            } catch (StoreException e) {
                LOG.debug("left to those who can read them: {}", Texts.inOneLine(String.valueOf(e.getMessage())));
            }
        }
    }

    private void delete(Connection connection, List<HistoryEntry> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(deleteRow)) {
            for (HistoryEntry row : rows) {
                statement.setString(1, row.key().model());
                statement.setString(2, row.key().subject());
                statement.setLong(3, row.key().revision());
                statement.setInt(4, row.key().step());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void delete(Connection connection, String model, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, model);
            statement.setString(2, subject);
            statement.executeUpdate();
        }
    }

    /** Gives the rows another subject and takes away what leads to the person. */
    void erase(Connection connection, String model, String subject, String surrogate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(erase)) {
            statement.setString(1, surrogate);
            statement.setString(2, model);
            statement.setString(3, subject);
            statement.executeUpdate();
        }
    }

    private static boolean bind(PreparedStatement statement, HistoryEntry row) throws SQLException {
        HistoryEntry.Key key = row.key();
        String kept = KeptColumn.join(row.kept());
        Cause cause = row.cause();
        Stage from = row.from();
        statement.setString(1, key.model());
        statement.setString(2, key.subject());
        statement.setLong(3, key.revision());
        statement.setInt(4, key.step());
        statement.setInt(5, RowFormat.of(kept));
        statement.setInt(6, key.version());
        statement.setString(7, row.kind().name());
        statement.setString(8, from == null ? null : from.id());
        statement.setString(9, row.to().id());
        statement.setInt(10, row.episode());
        statement.setString(11, cause.source().name());
        statement.setString(12, cause.trigger());
        statement.setString(13, cause.rule());
        statement.setString(14, cause.passed());
        statement.setString(15, JoinedTexts.join(cause.refused()));
        statement.setString(16, cause.eventId());
        statement.setString(17, cause.note());
        Columns.set(statement, 18, row.times().occurred());
        Columns.set(statement, 19, row.times().effective());
        Columns.set(statement, 20, row.times().recorded());
        statement.setString(21, kept);
        return true;
    }

    /** Null, and a line in the log, for a row that this version cannot read: the rows of others are not held up by it. */
    private static @Nullable HistoryEntry readIfKnown(ResultSet row) throws SQLException {
        try {
            return read(row);
        } catch (StoreException e) {
            LOG.warn("left out of a page of history: {}", Texts.inOneLine(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static <E extends Enum<E>> E known(Class<E> type, String what, String word, Supplier<String> where) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new NewerFormatException(Messages.newerWord(what, word, where.get())));
    }

    private static HistoryEntry read(ResultSet row) throws SQLException {
        HistoryEntry.Key key =
                new HistoryEntry.Key(row.getString(1), row.getInt(6), row.getString(2), row.getLong(3), row.getInt(4));
        Supplier<String> where = () -> "a row of history of '" + key.subject() + "'";
        RowFormat.require(row.getInt(5), where);
        String from = row.getString(8);
        return new HistoryEntry(
                key,
                known(Kind.class, "kind", row.getString(7), where),
                from == null ? null : Stage.of(from),
                Stage.of(row.getString(9)),
                row.getInt(10),
                new Cause(
                        known(Source.class, "source", row.getString(11), where),
                        row.getString(12),
                        row.getString(13),
                        row.getString(14),
                        JoinedTexts.split(row.getString(15)),
                        row.getString(16),
                        row.getString(17)),
                new Times(
                        Columns.instant(row.getLong(18)),
                        Columns.instant(row.getLong(19)),
                        Columns.instant(row.getLong(20))),
                KeptColumn.split(row.getString(21), where));
    }
}
