package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * One row for each customer whom a cap was asked for. Whoever is about to send changes it first, so that one customer's contacts are
 * counted one after the other, whatever the isolation level; what is counted lies with the touchpoints.
 */
final class CustomerTable {

    private static final String SERIALIZATION_FAILURE = "40001";

    private final String change;
    private final String insert;
    private final String delete;

    /** Changes the row or adds it, in one statement; null where the database has none for that. */
    private final @Nullable String changeOrAdd;

    CustomerTable(String table, String touchpoints, Dialect dialect) {
        change = "UPDATE " + table + " SET revision = revision + 1 WHERE customer = ?";
        String values = " (customer, revision) VALUES (?, 0)";
        insert = "INSERT INTO " + table + values;
        // to look first and to add then would lock gaps on MariaDB, in which two new customers wait for each other
        changeOrAdd = switch (dialect) {
            case POSTGRESQL ->
                "INSERT INTO " + table + " AS counted" + values
                        + " ON CONFLICT (customer) DO UPDATE SET revision = counted.revision + 1";
            case MARIADB -> insert + dialect.unlessThere();
            case H2, OTHER -> null;
        };
        delete = "DELETE FROM " + table + " WHERE customer = ? AND NOT EXISTS (SELECT 1 FROM " + touchpoints
                + " WHERE customer = ?)";
    }

    /** Waits for whoever changed the row and has not committed, and lets others wait until this transaction ends. */
    void change(Connection connection, String customer) throws SQLException {
        if (changeOrAdd != null) {
            run(connection, changeOrAdd, customer);
        } else if (run(connection, change, customer) == 0) {
            add(connection, customer);
        }
    }

    /**
     * The same for several, where they have a row. In one order for all, so that no two wait for each other; and before their contacts are
     * locked, as who begins to send locks the customer first.
     */
    void changeThoseThere(Connection connection, SortedSet<String> customers) throws SQLException {
        for (String customer : customers) {
            run(connection, change, customer);
        }
    }

    /** Forgets those of whose contacts none is counted any more. */
    void forget(Connection connection, SortedSet<String> customers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
            for (String customer : customers) {
                statement.setString(1, customer);
                statement.setString(2, customer);
                statement.executeUpdate();
            }
        }
    }

    private void add(Connection connection, String customer) throws SQLException {
        try {
            run(connection, insert, customer);
        } catch (SQLException e) {
            throw Transactions.isDuplicateKey(e) ? raceLost("the customer's row was added by somebody else", e) : e;
        }
    }

    /** What has to be looked at anew, in a new transaction. */
    static SQLException raceLost(String what, @Nullable SQLException cause) {
        return new SQLException(what, SERIALIZATION_FAILURE, cause);
    }

    private static int run(Connection connection, String sql, String customer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, customer);
            return statement.executeUpdate();
        }
    }
}
