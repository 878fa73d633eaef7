package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One row for each customer whom a cap was asked for. Whoever is about to send changes it first, so that one customer's contacts are
 * counted one after the other, whatever the isolation level; what is counted lies with the touchpoints.
 */
final class CustomerTable {

    private static final String SERIALIZATION_FAILURE = "40001";

    private final String change;
    private final String insert;
    private final String insertIgnoring;
    private final String delete;

    CustomerTable(String table, String touchpoints) {
        change = "UPDATE " + table + " SET revision = revision + 1 WHERE customer = ?";
        insert = "INSERT INTO " + table + " (customer, revision) VALUES (?, 0)";
        insertIgnoring = "INSERT IGNORE INTO " + table + " (customer, revision) VALUES (?, 0)";
        delete = "DELETE FROM " + table + " WHERE customer = ? AND NOT EXISTS (SELECT 1 FROM " + touchpoints
                + " WHERE customer = ?)";
    }

    /** Waits for whoever changed the row and has not committed, and lets others wait until this transaction ends. */
    void change(Connection connection, String customer) throws SQLException {
        if (run(connection, change, customer) == 0) {
            add(connection, customer);
            if (run(connection, change, customer) == 0) {
                throw raceLost(null);
            }
        }
    }

    /** Forgets a customer of whose contacts none is counted any more. */
    void forget(Connection connection, String customer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            statement.setString(1, customer);
            statement.setString(2, customer);
            statement.executeUpdate();
        }
    }

    /** Whoever counts this customer's contacts meanwhile counts anew; nothing where nobody has. */
    void changed(Connection connection, String customer) throws SQLException {
        run(connection, change, customer);
    }

    /** That somebody else added it first is an ordinary answer and must not show up as an error in the server's log. */
    private void add(Connection connection, String customer) throws SQLException {
        switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> run(connection, insert + " ON CONFLICT DO NOTHING", customer);
            case "MariaDB" -> run(connection, insertIgnoring, customer);
            default -> {
                try {
                    run(connection, insert, customer);
                } catch (SQLException e) {
                    throw Transactions.isDuplicateKey(e) ? raceLost(e) : e;
                }
            }
        }
    }

    private static SQLException raceLost(@Nullable SQLException cause) {
        return new SQLException(
                "the customer's row was added or taken away by somebody else", SERIALIZATION_FAILURE, cause);
    }

    private static int run(Connection connection, String sql, String customer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, customer);
            return statement.executeUpdate();
        }
    }
}
