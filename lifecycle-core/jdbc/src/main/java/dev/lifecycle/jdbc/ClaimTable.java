package dev.lifecycle.jdbc;

import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Touchpoint;
import dev.lifecycle.store.Touchpoint.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The same table as workers see it: who has which contact in hand, until when, and what came of it. */
final class ClaimTable {

    private final String free;
    private final String claim;
    private final String settle;
    private final String settleSent;
    private final String sent;
    private final String underway;

    ClaimTable(String table) {
        String all = String.join(", ", TouchpointRow.READ);
        String key = String.join(", ", TouchpointRow.KEY);
        String ofKey = " WHERE " + String.join(" = ? AND ", TouchpointRow.KEY) + " = ? AND claims = ?";
        free = "SELECT " + all + " FROM " + table + " WHERE status = 'PENDING' AND due <= ?"
                + " AND (leased_until IS NULL OR leased_until <= ?) ORDER BY due, " + key + " LIMIT ?";
        claim = "UPDATE " + table + " SET claims = claims + 1, attempts = attempts + 1, leased_until = ?" + ofKey
                + " AND status = 'PENDING'";
        String outcome = "UPDATE " + table
                + " SET status = ?, due = ?, attempts = ?, reason = ?, sent_at = ?, leased_until = NULL" + ofKey
                + " AND leased_until IS NOT NULL AND status ";
        settle = outcome + "= 'PENDING'";
        settleSent = outcome + "IN ('PENDING', 'CANCELLED')";
        sent = "SELECT sent_at FROM " + table + " WHERE owner_subject = ? AND sent_at >= ? ORDER BY sent_at";
        underway = "SELECT COUNT(*) FROM " + table + " WHERE owner_subject = ? AND leased_until > ?";
    }

    List<TouchpointRow> free(Connection connection, Instant now, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(free)) {
            Columns.set(statement, 1, now);
            Columns.set(statement, 2, now);
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
    List<Claim> take(Connection connection, List<TouchpointRow> candidates, Instant until) throws SQLException {
        List<Claim> claims = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(claim)) {
            for (TouchpointRow candidate : candidates) {
                Columns.set(statement, 1, until);
                TouchpointRow.bindKey(statement, 2, candidate.touchpoint().key());
                statement.setLong(8, candidate.claims());
                if (statement.executeUpdate() == 1) {
                    claims.add(candidate.claimedUntil(until));
                }
            }
        }
        return claims;
    }

    boolean settle(Connection connection, Claim held, Touchpoint outcome, Instant at) throws SQLException {
        boolean isSent = outcome.status() == Status.SENT;
        try (PreparedStatement statement = connection.prepareStatement(isSent ? settleSent : settle)) {
            statement.setString(1, outcome.status().name());
            Columns.set(statement, 2, outcome.due());
            statement.setInt(3, outcome.attempts());
            statement.setString(4, outcome.reason());
            Columns.set(statement, 5, isSent ? at : null);
            TouchpointRow.bindKey(statement, 6, held.touchpoint().key());
            statement.setLong(12, held.number());
            return statement.executeUpdate() == 1;
        }
    }

    Contacts contacts(Connection connection, String subject, Instant since, Instant now) throws SQLException {
        List<Instant> instants = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sent)) {
            statement.setString(1, subject);
            Columns.set(statement, 2, since);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    instants.add(Columns.instant(rows.getLong(1)));
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(underway)) {
            statement.setString(1, subject);
            Columns.set(statement, 2, now);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Contacts(instants, rows.getInt(1));
            }
        }
    }
}
