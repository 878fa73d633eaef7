package dev.lifecycle.jdbc;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.UnknownEvent;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.EventCodec;
import dev.lifecycle.store.Merge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The event ids that are known, and, where a codec is given, the events themselves. */
final class EventTable {

    static final List<String> COLUMNS = List.of(
            "model", "subject", "event_id", "revision", "occurred_at", "recorded_at", "payload_type", "payload");

    private static final String UNKNOWN = "unknown: ";

    private final @Nullable EventCodec codec;
    private final String insert;
    private final String kept;
    private final String ids;
    private final String keptIds;
    private final String rename;
    private final String move;
    private final String delete;
    private final String prune;

    EventTable(String table, @Nullable EventCodec codec, Dialect dialect) {
        this.codec = codec;
        String ofSubject = " WHERE model = ? AND subject = ?";
        insert = "INSERT INTO " + table + " (" + String.join(", ", COLUMNS) + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                + dialect.unlessThere();
        kept = "SELECT event_id, occurred_at, payload_type, payload FROM " + table + ofSubject
                + " AND payload IS NOT NULL ORDER BY occurred_at, revision";
        ids = "SELECT event_id FROM " + table + ofSubject;
        keptIds = ids + " AND payload IS NOT NULL";
        rename = "UPDATE " + table + " SET event_id = ?" + ofSubject + " AND event_id = ?";
        // the inner query has a name, as MariaDB would not read the table they write otherwise
        move = "UPDATE " + table + " SET subject = ?" + ofSubject
                + " AND event_id NOT IN (SELECT event_id FROM (SELECT event_id FROM " + table + ofSubject + ") known)";
        delete = "DELETE FROM " + table + ofSubject;
        prune = "DELETE FROM " + table + " WHERE recorded_at < ? AND payload IS NULL";
    }

    boolean keepsEvents() {
        return codec != null;
    }

    /** Whether none of the commits' event ids was known; those without one count as such. */
    boolean consume(Connection connection, List<Commit> commits) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            return Batch.run(statement, commits, this::bind);
        } catch (SQLException e) {
            if (Transactions.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean bind(PreparedStatement statement, Commit commit) throws SQLException {
        Occurrence occurrence = commit.occurrence();
        if (occurrence == null) {
            return false;
        }
        HistoryEntry last = commit.history().get(commit.history().size() - 1);
        EventCodec.Encoded encoded = codec == null ? null : encoded(codec, occurrence.event());
        statement.setString(1, Columns.fitting("a model name", commit.position().model(), TableNames.LONGEST_MODEL));
        statement.setString(2, commit.position().subject());
        statement.setString(3, occurrence.id());
        statement.setLong(4, commit.position().revision());
        Columns.set(statement, 5, occurrence.at());
        Columns.set(statement, 6, last.times().recorded());
        statement.setString(7, encoded == null ? null : encoded.type());
        statement.setString(8, encoded == null ? null : encoded.text());
        return true;
    }

    /** What no rule knows is kept by its name where the codec cannot keep it: that must not hold up the event. */
    private static EventCodec.Encoded encoded(EventCodec codec, Object event) {
        if (!(event instanceof UnknownEvent unknown)) {
            return codec.encode(event);
        }
        Object itself = unknown.event();
        try {
            return itself == null ? byName(unknown) : codec.encode(itself);
        } catch (RuntimeException e) {
            // its name is all that history and a recomputation ask of it
            return byName(unknown);
        }
    }

    private static EventCodec.Encoded byName(UnknownEvent unknown) {
        return new EventCodec.Encoded(UNKNOWN + unknown.name(), "");
    }

    private static Object decoded(EventCodec codec, String type, String text) {
        return type.startsWith(UNKNOWN) && text.isEmpty()
                ? new UnknownEvent(type.substring(UNKNOWN.length()), null)
                : codec.decode(new EventCodec.Encoded(type, text));
    }

    List<Occurrence> kept(Connection connection, String model, String subject) throws SQLException {
        EventCodec reader = codec;
        if (reader == null) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(kept)) {
            statement.setString(1, model);
            statement.setString(2, subject);
            List<Occurrence> occurrences = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Object event = decoded(reader, rows.getString(3), rows.getString(4));
                    occurrences.add(
                            Occurrence.kept(subject, event, Columns.instant(rows.getLong(2)), rows.getString(1)));
                }
            }
            return List.copyOf(occurrences);
        }
    }

    /** Gives kept events of one subject whose ids the other knows too new ids, and answers them by the ids they had. */
    Map<String, String> renameShared(Connection connection, String model, String from, String to) throws SQLException {
        Set<String> known = ids(connection, ids, model, to);
        Set<String> shared = ids(connection, keptIds, model, from);
        shared.retainAll(known);
        if (shared.isEmpty()) {
            return Map.of();
        }
        known.addAll(ids(connection, ids, model, from));
        Map<String, String> anew = Merge.anew(shared, known);
        try (PreparedStatement statement = connection.prepareStatement(rename)) {
            for (Map.Entry<String, String> id : anew.entrySet()) {
                statement.setString(1, id.getValue());
                statement.setString(2, model);
                statement.setString(3, from);
                statement.setString(4, id.getKey());
                statement.executeUpdate();
            }
        }
        return anew;
    }

    private static Set<String> ids(Connection connection, String sql, String model, String subject)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, model);
            statement.setString(2, subject);
            Set<String> found = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    /** Hands ids and events to another subject; those it knows already go. */
    void move(Connection connection, String model, String from, String to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(move)) {
            statement.setString(1, to);
            statement.setString(2, model);
            statement.setString(3, from);
            statement.setString(4, model);
            statement.setString(5, to);
            statement.executeUpdate();
        }
        delete(connection, model, from);
    }

    void delete(Connection connection, String model, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, model);
            statement.setString(2, subject);
            statement.executeUpdate();
        }
    }

    long prune(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(prune)) {
            Columns.set(statement, 1, before);
            return statement.executeUpdate();
        }
    }
}
