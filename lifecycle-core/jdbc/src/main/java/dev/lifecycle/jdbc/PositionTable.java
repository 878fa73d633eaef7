package dev.lifecycle.jdbc;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.StoreException;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows that say where each subject stands. A revision is only ever written over the one it was decided on. */
final class PositionTable {

    static final List<String> COLUMNS = List.of(
            "row_format",
            "version",
            "stage",
            "entered_at",
            "as_of",
            "timers_done",
            "last_event_at",
            "next_due",
            "episode",
            "furthest",
            "furthest_ever",
            "tallies",
            "frozen",
            "revision",
            "spent_up_to",
            "silence_from",
            "memory",
            "merged_into",
            "model",
            "subject");

    private static final Logger LOG = LoggerFactory.getLogger(PositionTable.class);
    private static final long NEVER = Long.MIN_VALUE + 1;
    private static final int NEXT_DUE = 8;
    private static final int MEMORY = 17;
    private static final int MERGED_INTO = 18;
    private static final int MODEL = 19;
    private static final int SUBJECT = 20;

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
        String all = String.join(", ", COLUMNS);
        find = "SELECT " + all + " FROM " + table + " WHERE model = ? AND subject = ?" + dialect.afresh();
        findAll = "SELECT " + all + " FROM " + table + " WHERE model = ?" + dialect.afresh() + " AND subject IN (";
        insert = "INSERT INTO " + table + " (" + all + ") VALUES (?" + ", ?".repeat(COLUMNS.size() - 1) + ")"
                + dialect.unlessThere();
        String values = String.join(" = ?, ", COLUMNS.subList(0, MERGED_INTO)) + " = ?";
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
            return rows.next() ? Optional.of(read(rows)) : Optional.empty();
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
                    Position position = readIfKnown(rows);
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
                bind(row, position, null);
                row.setString(MODEL, Columns.fitting("a model name", position.model(), TableNames.LONGEST_MODEL));
                row.setString(SUBJECT, position.subject());
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
        bind(row, position, mergedInto);
        row.setString(MODEL, position.model());
        row.setString(SUBJECT, position.subject());
        row.setLong(SUBJECT + 1, position.revision() - 1);
        if (found != null) {
            row.setString(SUBJECT + 2, found.stage().id());
            row.setInt(SUBJECT + 3, found.version());
            Columns.set(row, SUBJECT + 4, found.enteredAt());
            Columns.set(row, SUBJECT + 5, found.asOf());
            row.setInt(SUBJECT + 6, found.episode());
            row.setLong(SUBJECT + 7, found.lastEventAt().map(Columns::micros).orElse(NEVER));
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
                    statement, limit, PositionTable::readAsFarAsKnown, row -> row.getString(SUBJECT));
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
                    PositionTable::readAsFarAsKnown,
                    row -> Paging.cursor(row.getLong(NEXT_DUE), row.getString(SUBJECT)));
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... texts) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < texts.length; i++) {
            statement.setString(i + 1, texts[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement row, Position position, @Nullable String mergedInto)
            throws SQLException {
        String memory = MemoryColumn.join(position.memory());
        row.setInt(1, RowFormat.of(memory));
        row.setInt(2, position.version());
        row.setString(3, Columns.fitting("a stage id", position.stage().id(), TableNames.LONGEST_ID));
        Columns.set(row, 4, position.enteredAt());
        Columns.set(row, 5, position.asOf());
        Columns.setFlag(row, 6, position.timersDone());
        Columns.set(row, 7, position.lastEventAt().orElse(null));
        Columns.set(row, 8, position.nextDue().orElse(null));
        row.setInt(9, position.episode());
        row.setString(10, position.furthest().map(Stage::id).orElse(null));
        row.setString(11, position.furthestEver().map(Stage::id).orElse(null));
        row.setString(12, TallyColumn.join(position.tallies()));
        Columns.setFlag(row, 13, position.isFrozen());
        row.setLong(14, position.revision());
        Columns.set(row, 15, position.spentUpTo().orElse(null));
        Columns.set(row, 16, position.silenceFrom().orElse(null));
        row.setString(MEMORY, memory);
        row.setString(MERGED_INTO, mergedInto);
    }

    private static Position read(ResultSet row) throws SQLException {
        String subject = row.getString(SUBJECT);
        String model = row.getString(MODEL);
        Supplier<String> whose = () -> "the position of '" + subject + "' in model " + model;
        RowFormat.require(row.getInt(1), whose);
        Memory memory = MemoryColumn.split(row.getString(MEMORY), whose);
        return position(row, TallyColumn.split(row.getString(12)), memory);
    }

    /** Null, and a line in the log, for a position that cannot be read. */
    private static @Nullable Position readIfKnown(ResultSet row) throws SQLException {
        try {
            return read(row);
        } catch (StoreException e) {
            LOG.debug("left to whoever asks for it alone: {}", Texts.inOneLine(String.valueOf(e.getMessage())));
            return null;
        }
    }

    /**
     * For a page: a position that cannot be read too, though what it counts and remembers is not known. Whoever acts on it finds it anew,
     * which says why.
     */
    private static Position readAsFarAsKnown(ResultSet row) throws SQLException {
        Position position = readIfKnown(row);
        return position == null ? position(row, Map.of(), Memory.NOTHING) : position;
    }

    private static Position position(ResultSet row, Map<String, Tally> tallies, Memory memory) throws SQLException {
        return Position.of(new PositionState(
                row.getString(MODEL),
                row.getInt(2),
                row.getString(SUBJECT),
                row.getString(3),
                Columns.instant(row.getLong(4)),
                Columns.instant(row.getLong(5)),
                row.getInt(6) != 0,
                Columns.instant(row, 7),
                Columns.instant(row, 8),
                row.getInt(9),
                row.getString(10),
                row.getString(11),
                tallies,
                row.getInt(13) != 0,
                row.getLong(14),
                Columns.instant(row, 15),
                Columns.instant(row, 16),
                memory));
    }
}
