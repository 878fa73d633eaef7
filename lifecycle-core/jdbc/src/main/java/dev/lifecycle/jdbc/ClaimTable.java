package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Selection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of touchpoints as workers see it: who has which contact in hand, until when, and what came of it. */
final class ClaimTable {

    /** Begun and not settled; what was cancelled since can turn out to have been sent until its lease ends. */
    private static final String UNDERWAY = "sending = 1 AND (status = 'PENDING' OR leased_until > ?)";

    private final CustomerTable customers;
    private final StoreClock clock;
    private final String free;
    private final String freeOne;
    private final String claim;
    private final String begin;
    private final String settle;
    private final String settleCancelled;
    private final String contacts;
    private final String retry;

    ClaimTable(String table, CustomerTable customers, StoreClock clock, Dialect dialect) {
        this.customers = customers;
        this.clock = clock;
        String select = "SELECT " + String.join(", ", TouchpointRow.READ) + " FROM " + table;
        String ofKey = " WHERE " + TouchpointRow.KEY + " = ? AND claims = ?";
        String isFree = " AND (leased_until IS NULL OR leased_until <= ?)";
        free = select + " WHERE status = 'PENDING' AND due <= ?" + isFree;
        freeOne = select + " WHERE " + TouchpointRow.KEY + " = ? AND status = 'PENDING'" + isFree;
        claim = "UPDATE " + table + " SET claims = claims + 1, leased_until = ?" + ofKey + " AND status = 'PENDING'"
                + isFree;
        begin = "UPDATE " + table + " SET attempts = attempts + 1, sending = 1, leased_until = ?, customer = ?" + ofKey
                + " AND status = 'PENDING' AND owner_subject = ? AND leased_until > ?";
        String outcome = "UPDATE " + table + " SET status = ?, due = ?, attempts = ?, reason = ?, sent_at = ?,"
                + " hour_of_day = ?, expires_at = ?, leased_until = NULL, sending = 0" + ofKey
                + " AND leased_until IS NOT NULL AND status = ";
        settle = outcome + "'PENDING'";
        settleCancelled = outcome + "'CANCELLED'";
        String counted = "SELECT " + TouchpointRow.KEY + ", id, channel, sent_at, due FROM " + table
                + " WHERE customer = ? AND transactional = 0" + dialect.afresh() + " AND ";
        // one statement, for between two a contact could pass unseen from one to the other; two parts, for each is read
        // off the index
        contacts = counted + "sent_at >= ? UNION ALL " + counted + "sent_at IS NULL AND " + UNDERWAY;
        retry = "UPDATE " + table + " SET status = 'PENDING', attempts = 0, reason = NULL, due = ? WHERE "
                + TouchpointRow.KEY + " = ? AND status = 'FAILED'";
    }

    List<TouchpointRow> free(Connection connection, Instant now, int limit, Selection selection) throws SQLException {
        Instant time = clock.now(connection);
        String chosen = (selection.model() == null ? "" : " AND model = ?")
                + (selection.channel() == null ? "" : " AND channel = ?");
        // the indexes that begin with a model or channel end with the instant: keys may be too long for more
        String order = chosen.isEmpty() ? " ORDER BY due, " + TouchpointRow.KEY : " ORDER BY due";
        String sql = free + chosen + order + " LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Columns.set(statement, 1, now);
            Columns.set(statement, 2, time);
            int index = 3;
            if (selection.model() != null) {
                statement.setString(index++, selection.model());
            }
            if (selection.channel() != null) {
                statement.setString(index++, selection.channel());
            }
            statement.setInt(index, limit);
            List<TouchpointRow> found = read(statement);
            // whatever they ask for, all who claim lock in one order
            found.sort(TouchpointRow.EARLIEST_FIRST);
            return found;
        }
    }

    /** The one of this key, if it is pending and nobody has it in hand. */
    List<TouchpointRow> free(Connection connection, String key) throws SQLException {
        Instant time = clock.now(connection);
        try (PreparedStatement statement = connection.prepareStatement(freeOne)) {
            statement.setString(1, key);
            Columns.set(statement, 2, time);
            return read(statement);
        }
    }

    private static List<TouchpointRow> read(PreparedStatement statement) throws SQLException {
        List<TouchpointRow> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(TouchpointRow.read(rows));
            }
        }
        return found;
    }

    /** Those of the candidates that nobody else took first. */
    List<Claim> take(Connection connection, List<TouchpointRow> candidates, Duration lease) throws SQLException {
        Instant time = clock.now(connection);
        Instant until = time.plus(lease);
        List<Claim> claims = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(claim)) {
            for (TouchpointRow candidate : candidates) {
                Columns.set(statement, 1, until);
                statement.setString(2, candidate.touchpoint().key().text());
                statement.setLong(3, candidate.claims());
                Columns.set(statement, 4, time);
                if (statement.executeUpdate() == 1) {
                    claims.add(candidate.claimedUntil(until));
                }
            }
        }
        return claims;
    }

    BeginResult begin(Connection connection, Claim held, Duration lease, ContactCheck check) throws SQLException {
        Instant time = clock.now(connection);
        Instant since = check.since().orElse(null);
        if (since != null) {
            customers.change(connection, check.customer());
            BeginResult allowed = check.against(
                    contacts(connection, check.customer(), since, time),
                    held.touchpoint().key().text());
            if (allowed != BeginResult.BEGUN) {
                return holds(connection, held, lease, check.customer(), time) ? allowed : BeginResult.LOST;
            }
        }
        return holds(connection, held, lease, check.customer(), time) ? BeginResult.BEGUN : BeginResult.LOST;
    }

    /** Counts the attempt if the claim holds; undone with the transaction if a limit says no. */
    private boolean holds(Connection connection, Claim held, Duration lease, String customer, Instant time)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(begin)) {
            Columns.set(statement, 1, time.plus(lease));
            statement.setString(2, customer);
            statement.setString(3, held.touchpoint().key().text());
            statement.setLong(4, held.number());
            statement.setString(5, held.owner());
            Columns.set(statement, 6, time);
            return statement.executeUpdate() == 1;
        }
    }

    /** Whether it had been given up. */
    boolean retry(Connection connection, String key, Instant due) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(retry)) {
            Columns.set(statement, 1, due);
            statement.setString(2, key);
            return statement.executeUpdate() == 1;
        }
    }

    boolean settle(Connection connection, Claim held, Touchpoint outcome, Instant at) throws SQLException {
        boolean isSent = outcome.status() == Status.SENT;
        Instant sentAt = isSent ? at : null;
        return settle(connection, settle, held, outcome, outcome.reason(), sentAt)
                || (isSent && settle(connection, settleCancelled, held, outcome, null, sentAt));
    }

    private static boolean settle(
            Connection connection,
            String sql,
            Claim held,
            Touchpoint outcome,
            @Nullable String reason,
            @Nullable Instant sentAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, outcome.status().name());
            Columns.set(statement, 2, outcome.due());
            statement.setInt(3, outcome.attempts());
            statement.setString(4, reason);
            Columns.set(statement, 5, sentAt);
            TouchpointRow.setHour(statement, 6, outcome.hour());
            Columns.set(statement, 7, outcome.expires());
            statement.setString(8, held.touchpoint().key().text());
            statement.setLong(9, held.number());
            return statement.executeUpdate() == 1;
        }
    }

    Contacts contacts(Connection connection, String customer, Instant since) throws SQLException {
        return contacts(connection, customer, since, clock.now(connection));
    }

    private Contacts contacts(Connection connection, String customer, Instant since, Instant time) throws SQLException {
        List<Contacts.Contact> sent = new ArrayList<>();
        List<Contacts.Contact> underway = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(contacts)) {
            statement.setString(1, customer);
            Columns.set(statement, 2, since);
            statement.setString(3, customer);
            Columns.set(statement, 4, time);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant at = Columns.instant(rows, 4);
                    Contacts.Contact contact = new Contacts.Contact(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            at == null ? Columns.instant(rows.getLong(5)) : at);
                    (at == null ? underway : sent).add(contact);
                }
            }
        }
        sent.sort(Comparator.comparing(Contacts.Contact::at));
        return new Contacts(sent, underway);
    }
}
