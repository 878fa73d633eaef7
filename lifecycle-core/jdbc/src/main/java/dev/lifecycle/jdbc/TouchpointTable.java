package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The planned contacts: added and cancelled with a commit, renamed by an erasure, handed over by a merge. */
final class TouchpointTable {

    private record Planned(Touchpoint touchpoint, int place) {}

    private record Withdrawn(Touchpoint.Key key, String owner) {}

    private final String insert;
    private final String ofOwner;
    private final String due;
    private final String leave;
    private final String abandon;
    private final String withdraw;
    private final String handOver;
    private final String erase;
    private final String named;
    private final String one;
    private final String failed;
    private final String customers;
    private final String lock;
    private final String recount;
    private final String rename;

    TouchpointTable(String table) {
        String all = String.join(", ", TouchpointRow.READ);
        String key = TouchpointRow.KEY;
        insert = "INSERT INTO " + table + " (" + all + ", place) VALUES (?" + ", ?".repeat(TouchpointRow.READ.size())
                + ")";
        ofOwner = "SELECT " + all + " FROM " + table
                + " WHERE model = ? AND owner_subject = ? ORDER BY revision, place, subject";
        // the first bound lets MariaDB begin in the index where the row comparison begins
        due = "SELECT " + all + " FROM " + table + " WHERE status = 'PENDING' AND due < ? AND due >= ? AND (due, " + key
                + ") > (?, ?) ORDER BY due, " + key + " LIMIT ?";
        String pending = " WHERE model = ? AND owner_subject = ? AND status = 'PENDING' AND cancel_if_left = 1";
        leave = "UPDATE " + table + " SET status = 'CANCELLED', reason = CONCAT('left ', stage)" + pending;
        abandon = "UPDATE " + table + " SET status = 'CANCELLED', reason = CONCAT('merged into ', ?)" + pending;
        withdraw = "UPDATE " + table + " SET status = 'CANCELLED', reason = '" + Messages.RECOMPUTED + "' WHERE " + key
                + " = ? AND owner_subject = ? AND status = 'PENDING'";
        handOver = "UPDATE " + table + " SET owner_subject = ? WHERE model = ? AND owner_subject = ?";
        // the reason is worked out before the status it depends on, as MariaDB assigns from left to right
        erase = "UPDATE " + table + " SET reason = CASE WHEN status = 'PENDING' THEN '" + Messages.ERASED
                + "' ELSE NULL END, status = CASE WHEN status = 'PENDING' THEN 'CANCELLED' ELSE status END,"
                + " about = NULL, customer = NULL, subject = ?, owner_subject = ? WHERE model = ? AND owner_subject = ? AND subject = ?";
        one = "SELECT " + all + " FROM " + table + " WHERE " + key + " = ?";
        failed = "SELECT " + all + " FROM " + table + " WHERE status = 'FAILED' AND " + key + " > ? ORDER BY " + key
                + " LIMIT ?";
        customers = "SELECT DISTINCT customer FROM " + table
                + " WHERE model = ? AND owner_subject = ? AND customer IS NOT NULL";
        lock = "SELECT customer FROM " + table + " WHERE model = ? AND owner_subject = ? ORDER BY due, " + key
                + " FOR UPDATE";
        recount =
                "UPDATE " + table + " SET customer = ? WHERE model = ? AND owner_subject = ? AND customer IS NOT NULL";
        named = "SELECT " + all + " FROM " + table + " WHERE model = ? AND owner_subject = ? AND subject = ?";
        rename = "UPDATE " + table + " SET " + key + " = ? WHERE " + key + " = ?";
    }

    void keep(Connection connection, List<Commit> commits) throws SQLException {
        List<Commit> leaving = commits.stream().filter(Commit::leaves).toList();
        if (!leaving.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(leave)) {
                Batch.run(statement, leaving, TouchpointTable::bindLeave);
            }
        }
        List<Withdrawn> withdrawn = commits.stream()
                .flatMap(commit -> commit.withdrawn().stream()
                        .map(key -> new Withdrawn(key, commit.position().subject())))
                .toList();
        if (!withdrawn.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(withdraw)) {
                Batch.run(statement, withdrawn, TouchpointTable::bindWithdrawn);
            }
        }
        List<Planned> planned = new ArrayList<>();
        for (Commit commit : commits) {
            for (int place = 0; place < commit.touchpoints().size(); place++) {
                planned.add(new Planned(commit.touchpoints().get(place), place));
            }
        }
        if (!planned.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                Batch.run(statement, planned, TouchpointTable::bindPlanned);
            }
        }
    }

    private static boolean bindLeave(PreparedStatement statement, Commit commit) throws SQLException {
        statement.setString(1, commit.position().model());
        statement.setString(2, commit.position().subject());
        return true;
    }

    private static boolean bindWithdrawn(PreparedStatement statement, Withdrawn withdrawn) throws SQLException {
        statement.setString(1, withdrawn.key().text());
        statement.setString(2, withdrawn.owner());
        return true;
    }

    private static boolean bindPlanned(PreparedStatement statement, Planned planned) throws SQLException {
        Touchpoint touchpoint = planned.touchpoint();
        new TouchpointRow(touchpoint, touchpoint.subject(), 0).bind(statement);
        statement.setInt(TouchpointRow.READ.size() + 1, planned.place());
        return true;
    }

    List<Touchpoint> of(Connection connection, String model, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ofOwner)) {
            statement.setString(1, model);
            statement.setString(2, subject);
            List<Touchpoint> touchpoints = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    touchpoints.add(TouchpointRow.read(rows).touchpoint());
                }
            }
            return List.copyOf(touchpoints);
        }
    }

    Page<Touchpoint> due(Connection connection, Instant upTo, @Nullable String cursor, int limit) throws SQLException {
        Paging.Cursor after = Paging.Cursor.of(cursor, 2);
        try (PreparedStatement statement = connection.prepareStatement(due)) {
            statement.setLong(1, Columns.micros(upTo));
            statement.setLong(2, after.number(0, Long.MIN_VALUE));
            statement.setLong(3, after.number(0, Long.MIN_VALUE));
            statement.setString(4, after.text(1));
            statement.setInt(5, limit + 1);
            Page<TouchpointRow> rows = Paging.page(statement, limit, TouchpointRow::read, TouchpointRow::cursor);
            return new Page<>(
                    rows.items().stream().map(TouchpointRow::touchpoint).toList(), rows.cursor());
        }
    }

    /** Gives the keys that name one subject another, within what belongs to the erased customer. */
    void erase(Connection connection, String model, String owner, String name, String newOwner, String newName)
            throws SQLException {
        renameComposedKeys(connection, model, owner, name, newName);
        update(connection, erase, newName, newOwner, model, owner, name);
    }

    /** Keys of the first release were composed of names; those drawn at random tell nothing. */
    private void renameComposedKeys(Connection connection, String model, String owner, String name, String newName)
            throws SQLException {
        List<Touchpoint.Key> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(named)) {
            statement.setString(1, model);
            statement.setString(2, owner);
            statement.setString(3, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(TouchpointRow.read(rows).touchpoint().key());
                }
            }
        }
        for (Touchpoint.Key key : keys) {
            String renamed = key.renamed(newName).text();
            if (!renamed.equals(key.text())) {
                update(connection, rename, renamed, key.text());
            }
        }
    }

    /** Whose contacts those of a subject are counted among. */
    Set<String> customers(Connection connection, String model, String owner) throws SQLException {
        return customers(connection, customers, model, owner);
    }

    /** The same once nobody else can change any of the subject's until this transaction ends; locked as those who claim them do. */
    Set<String> lockedCustomers(Connection connection, String model, String owner) throws SQLException {
        return customers(connection, lock, model, owner);
    }

    private static Set<String> customers(Connection connection, String sql, String model, String owner)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, model);
            statement.setString(2, owner);
            Set<String> found = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String customer = rows.getString(1);
                    if (customer != null) {
                        found.add(customer);
                    }
                }
            }
            return found;
        }
    }

    Optional<Touchpoint> find(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(one)) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(TouchpointRow.read(rows).touchpoint()) : Optional.empty();
            }
        }
    }

    Page<Touchpoint> failed(Connection connection, @Nullable String cursor, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(failed)) {
            statement.setString(1, cursor == null ? "" : cursor);
            statement.setInt(2, limit + 1);
            Page<TouchpointRow> rows = Paging.page(
                    statement,
                    limit,
                    TouchpointRow::read,
                    row -> row.touchpoint().key().text());
            return new Page<>(
                    rows.items().stream().map(TouchpointRow::touchpoint).toList(), rows.cursor());
        }
    }

    /** Those that were begun are counted among this customer's contacts from now on. */
    void merge(Connection connection, String model, String from, String into, String customer) throws SQLException {
        update(connection, recount, customer, model, from);
        update(connection, abandon, into, model, from);
        update(connection, handOver, into, model, from);
    }

    private static void update(Connection connection, String sql, String... texts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < texts.length; i++) {
                statement.setString(i + 1, texts[i]);
            }
            statement.executeUpdate();
        }
    }
}
