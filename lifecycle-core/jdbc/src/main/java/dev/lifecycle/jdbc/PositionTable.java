package dev.lifecycle.jdbc;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that say where each subject stands. A revision is only ever written over the one it was decided on. */
final class PositionTable {

    private static final long NEVER = Long.MIN_VALUE + 1;

    private final String find;
    private final String findAll;
    private final String insert;
    private final String update;
    private final String updateFound;
    private final String rename;
    private final String eraseMerged;
    private final String repoint;
    private final String mergedInto;
    private final String tombstones;
    private final String inStage;
    private final String population;
    private final String nextModel;
    private final String due;

    PositionTable(String table, Dialect dialect) {
        String all = String.join(", ", PositionRow.COLUMNS);
        find = "SELECT " + all + " FROM " + table + " WHERE model = ? AND subject = ?" + dialect.afresh();
        findAll = "SELECT " + all + " FROM " + table + " WHERE model = ?" + dialect.afresh() + " AND subject IN (";
        insert = "INSERT INTO " + table + " (" + all + ") VALUES (?" + ", ?".repeat(PositionRow.COLUMNS.size() - 1)
                + ")" + dialect.unlessThere();
        String values = String.join(" = ?, ", PositionRow.COLUMNS.subList(0, PositionRow.MERGED_INTO)) + " = ?";
        String ofRevision = " WHERE model = ? AND subject = ? AND revision = ?";
        update = "UPDATE " + table + " SET " + values + ofRevision;
        updateFound = update + " AND stage = ? AND version = ? AND entered_at = ? AND as_of = ? AND episode = ?"
                + " AND COALESCE(last_event_at, " + NEVER + ") = ?";
        rename = "UPDATE " + table + " SET subject = ? WHERE model = ? AND subject = ?";
        eraseMerged = "UPDATE " + table + " SET subject = ?, merged_into = ?, memory = NULL, " + RowFormat.PLAIN_AGAIN
                + " WHERE model = ? AND subject = ?";
        repoint = "UPDATE " + table + " SET merged_into = ? WHERE model = ? AND merged_into = ?";
        mergedInto = "SELECT merged_into FROM " + table + " WHERE model = ? AND subject = ?" + dialect.afresh();
        tombstones = "SELECT subject FROM " + table + " WHERE model = ? AND merged_into = ? ORDER BY subject";
        inStage = "SELECT " + all + " FROM " + table
                + " WHERE model = ? AND stage = ? AND subject > ? AND merged_into IS NULL ORDER BY subject LIMIT ?";
        population = "SELECT stage, COUNT(*) FROM " + table + " WHERE model = ? AND merged_into IS NULL GROUP BY stage";
        nextModel = "SELECT MIN(model) FROM " + table + " WHERE model > ?";
        due = "SELECT " + all + " FROM " + table + " WHERE model = ? AND next_due < ? AND next_due >= ?"
                + " AND (next_due, subject) > (?, ?) ORDER BY next_due, subject LIMIT ?";
    }

    Optional<Position> find(Connection connection, String model, String subject) throws SQLException {
        try (PreparedStatement statement = prepare(connection, find, model, subject);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(PositionRow.read(rows)) : Optional.empty();
        }
    }

    /** Without those that cannot be read, by this version or by any; asked for alone, each says so. */
    Map<String, Position> find(Connection connection, String model, List<String> subjects) throws SQLException {
        String sql = findAll + "?" + ", ?".repeat(subjects.size() - 1) + ")";
        Map<String, Position> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, model);
            for (int i = 0; i < subjects.size(); i++) {
                statement.setString(i + 2, subjects.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Position position = PositionRow.readIfKnown(rows);
                    if (position != null) {
                        found.put(position.subject(), position);
                    }
                }
            }
        }
        return found;
    }

    /** Whether for each of them what was found is still there, or, for a first one, nothing was. */
    boolean write(Connection connection, List<Commit> commits) throws SQLException {
        List<Position> first = new ArrayList<>();
        List<Commit> byRevision = new ArrayList<>();
        List<Commit> later = new ArrayList<>();
        for (Commit commit : commits) {
            if (commit.expectedRevision() == 0) {
                first.add(commit.position());
            } else if (commit.found() == null) {
                byRevision.add(commit);
            } else {
                later.add(commit);
            }
        }
        return insert(connection, first)
                && update(connection, update, byRevision)
                && update(connection, updateFound, later);
    }

    private boolean insert(Connection connection, List<Position> positions) throws SQLException {
        if (positions.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            return Batch.run(statement, positions, (row, position) -> {
                PositionRow.bind(row, position, null);
                row.setString(
                        PositionRow.MODEL, Columns.fitting("a model name", position.model(), TableNames.LONGEST_MODEL));
                row.setString(PositionRow.SUBJECT, position.subject());
                return true;
            });
        } catch (SQLException e) {
            if (Transactions.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean update(Connection connection, String sql, List<Commit> commits) throws SQLException {
        if (commits.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return Batch.run(
                    statement, commits, (row, commit) -> bindUpdate(row, commit.position(), null, commit.found()));
        }
    }

    /** Whether what was found is still there, by its revision alone if nothing else is said; says whom the subject is merged into. */
    boolean update(
            Connection connection, Position position, @Nullable String mergedIntoSubject, @Nullable Position found)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(found == null ? update : updateFound)) {
            bindUpdate(statement, position, mergedIntoSubject, found);
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean bindUpdate(
            PreparedStatement row, Position position, @Nullable String mergedInto, @Nullable Position found)
            throws SQLException {
        PositionRow.bind(row, position, mergedInto);
        row.setString(PositionRow.MODEL, position.model());
        row.setString(PositionRow.SUBJECT, position.subject());
        row.setLong(PositionRow.SUBJECT + 1, position.revision() - 1);
        if (found != null) {
            row.setString(PositionRow.SUBJECT + 2, found.stage().id());
            row.setInt(PositionRow.SUBJECT + 3, found.version());
            Columns.set(row, PositionRow.SUBJECT + 4, found.enteredAt());
            Columns.set(row, PositionRow.SUBJECT + 5, found.asOf());
            row.setInt(PositionRow.SUBJECT + 6, found.episode());
            row.setLong(
                    PositionRow.SUBJECT + 7,
                    found.lastEventAt().map(Columns::micros).orElse(NEVER));
        }
        return true;
    }

    /** Gives a row another subject. */
    void rename(Connection connection, String model, String from, String to) throws SQLException {
        try (PreparedStatement statement = prepare(connection, rename, to, model, from)) {
            statement.executeUpdate();
        }
    }

    /** Gives the row of one that was merged another subject, to point to another; what it remembers goes. */
    void eraseMerged(Connection connection, String model, String from, String to, String mergedIntoSubject)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, eraseMerged, to, mergedIntoSubject, model, from)) {
            statement.executeUpdate();
        }
    }

    /** Lets all that were merged into one subject point to another. */
    void repoint(Connection connection, String model, String from, String to) throws SQLException {
        try (PreparedStatement statement = prepare(connection, repoint, to, model, from)) {
            statement.executeUpdate();
        }
    }

    Optional<String> mergedInto(Connection connection, String model, String subject) throws SQLException {
        try (PreparedStatement statement = prepare(connection, mergedInto, model, subject);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    List<String> tombstones(Connection connection, String model, String subject) throws SQLException {
        try (PreparedStatement statement = prepare(connection, tombstones, model, subject);
                ResultSet rows = statement.executeQuery()) {
            List<String> subjects = new ArrayList<>();
            while (rows.next()) {
                subjects.add(rows.getString(1));
            }
            return subjects;
        }
    }

    Page<Position> inStage(Connection connection, String model, Stage stage, @Nullable String cursor, int limit)
            throws SQLException {
        try (PreparedStatement statement =
                prepare(connection, inStage, model, stage.id(), cursor == null ? "" : cursor)) {
            statement.setInt(4, limit + 1);
            return Paging.pageOfReadable(
                    statement, limit, PositionRow::readAsFarAsKnown, row -> row.getString(PositionRow.SUBJECT));
        }
    }

    /** By one look at the index each, as few models have many rows. */
    Set<String> models(Connection connection) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(nextModel)) {
            for (String model = after(statement, ""); model != null; model = after(statement, model)) {
                found.add(model);
            }
        }
        return found;
    }

    private static @Nullable String after(PreparedStatement nextModel, String model) throws SQLException {
        nextModel.setString(1, model);
        try (ResultSet rows = nextModel.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    Map<String, Long> population(Connection connection, String model) throws SQLException {
        try (PreparedStatement statement = prepare(connection, population, model);
                ResultSet rows = statement.executeQuery()) {
            Map<String, Long> counts = new TreeMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    Page<Position> due(Connection connection, String model, Instant upTo, @Nullable String cursor, int limit)
            throws SQLException {
        Paging.Cursor after = Paging.Cursor.of(cursor, 2);
        try (PreparedStatement statement = connection.prepareStatement(due)) {
            statement.setString(1, model);
            statement.setLong(2, Columns.micros(upTo));
            statement.setLong(3, after.number(0, Long.MIN_VALUE));
            statement.setLong(4, after.number(0, Long.MIN_VALUE));
            statement.setString(5, after.text(1));
            statement.setInt(6, limit + 1);
            return Paging.pageOfReadable(
                    statement,
                    limit,
                    PositionRow::readAsFarAsKnown,
                    row -> Paging.cursor(row.getLong(PositionRow.NEXT_DUE), row.getString(PositionRow.SUBJECT)));
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... texts) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < texts.length; i++) {
            statement.setString(i + 1, texts[i]);
        }
        return statement;
    }
}
