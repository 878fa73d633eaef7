package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCap;
import dev.lifecycle.store.Contacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of touchpoints as workers see it: who has which contact in hand, until when, and what came of it. */
final class ClaimTable {

    /** Begun and not settled; what was cancelled since can turn out to have been sent until its lease ends. */
    private static final String UNDERWAY = "sending = 1 AND (status = 'PENDING' OR leased_until > ?)";

    private final CustomerTable customers;
    private final StoreClock clock;
    private final String free;
    private final String claim;
    private final String begin;
    private final String settle;
    private final String settleCancelled;
    private final String counts;
    private final String contacts;

    ClaimTable(String table, CustomerTable customers, StoreClock clock) {
        this.customers = customers;
        this.clock = clock;
        String all = String.join(", ", TouchpointRow.READ);
        String ofKey = " WHERE " + TouchpointRow.KEY + " = ? AND claims = ?";
        String isFree = " AND (leased_until IS NULL OR leased_until <= ?)";
        free = "SELECT " + all + " FROM " + table + " WHERE status = 'PENDING' AND due <= ?" + isFree
                + " ORDER BY due, " + TouchpointRow.KEY + " LIMIT ?";
        claim = "UPDATE " + table + " SET claims = claims + 1, leased_until = ?" + ofKey + " AND status = 'PENDING'"
                + isFree;
        begin = "UPDATE " + table + " SET attempts = attempts + 1, sending = 1, leased_until = ?" + ofKey
                + " AND status = 'PENDING' AND owner_subject = ? AND leased_until > ?";
        String outcome = "UPDATE " + table
                + " SET status = ?, due = ?, attempts = ?, reason = ?, sent_at = ?, leased_until = NULL, sending = 0"
                + ofKey + " AND leased_until IS NOT NULL AND status = ";
        settle = outcome + "'PENDING'";
        settleCancelled = outcome + "'CANCELLED'";
        counts = "SELECT SUM(CASE WHEN sent_at >= ? THEN 1 ELSE 0 END), SUM(CASE WHEN " + UNDERWAY
                + " THEN 1 ELSE 0 END) FROM " + table + " WHERE owner_subject = ? AND " + TouchpointRow.KEY + " <> ?";
        contacts = "SELECT sent_at FROM " + table + " WHERE owner_subject = ? AND (sent_at >= ? OR " + UNDERWAY
                + ") ORDER BY sent_at";
    }

    List<TouchpointRow> free(Connection connection, Instant now, int limit) throws SQLException {
        Instant time = clock.now(connection);
        try (PreparedStatement statement = connection.prepareStatement(free)) {
            Columns.set(statement, 1, now);
            Columns.set(statement, 2, time);
            statement.setInt(3, limit);
            List<TouchpointRow> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(TouchpointRow.read(rows));
                }
            }
            return found;
        }
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

    BeginResult begin(Connection connection, Claim held, Duration lease, @Nullable ContactCap cap) throws SQLException {
        Instant time = clock.now(connection);
        if (cap != null) {
            customers.change(connection, held.owner());
            BeginResult allowed = allowed(connection, held, cap, time);
            if (allowed != BeginResult.BEGUN) {
                return holds(connection, held, lease, time) ? allowed : BeginResult.LOST;
            }
        }
        return holds(connection, held, lease, time) ? BeginResult.BEGUN : BeginResult.LOST;
    }

    /** What was sent and what is under way are read in one statement: between two, a contact could pass from one to the other unseen. */
    private BeginResult allowed(Connection connection, Claim held, ContactCap cap, Instant time) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(counts)) {
            Columns.set(statement, 1, cap.since());
            Columns.set(statement, 2, time);
            statement.setString(3, held.owner());
            statement.setString(4, held.touchpoint().key().text());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long sent = row.getLong(1);
                long underway = row.getLong(2);
                return sent >= cap.most()
                        ? BeginResult.CAP_REACHED
                        : sent + underway >= cap.most() ? BeginResult.ANOTHER_UNDERWAY : BeginResult.BEGUN;
            }
        }
    }

    /** Counts the attempt if the claim holds; undone with the transaction if the cap says no. */
    private boolean holds(Connection connection, Claim held, Duration lease, Instant time) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(begin)) {
            Columns.set(statement, 1, time.plus(lease));
            statement.setString(2, held.touchpoint().key().text());
            statement.setLong(3, held.number());
            statement.setString(4, held.owner());
            Columns.set(statement, 5, time);
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
            statement.setString(6, held.touchpoint().key().text());
            statement.setLong(7, held.number());
            return statement.executeUpdate() == 1;
        }
    }

    Contacts contacts(Connection connection, String subject, Instant since) throws SQLException {
        Instant time = clock.now(connection);
        List<Instant> sent = new ArrayList<>();
        int underway = 0;
        try (PreparedStatement statement = connection.prepareStatement(contacts)) {
            statement.setString(1, subject);
            Columns.set(statement, 2, since);
            Columns.set(statement, 3, time);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant at = Columns.instant(rows, 1);
                    if (at == null) {
                        underway++;
                    } else {
                        sent.add(at);
                    }
                }
            }
        }
        return new Contacts(sent, underway);
    }
}
