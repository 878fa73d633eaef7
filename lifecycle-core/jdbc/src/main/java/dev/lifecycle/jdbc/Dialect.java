package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where databases differ in how a row is added that may be there already. That it is there is an ordinary answer, so no error is provoked
 * by it: servers and drivers write errors into their logs, with the ids of persons in them.
 */
enum Dialect {
    POSTGRESQL(" ON CONFLICT DO NOTHING"),

    /** Changing what is there is told apart from adding it by the count of 2; who sees that rolls back, so nothing is changed. */
    MARIADB(" ON DUPLICATE KEY UPDATE revision = revision + 1"),

    /** H2 and what is not known: the error is caught; H2 writes none into its log. */
    OTHER("");

    private final String unlessThere;

    Dialect(String unlessThere) {
        this.unlessThere = unlessThere;
    }

    static Dialect of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> POSTGRESQL;
            case "MariaDB" -> MARIADB;
            default -> OTHER;
        };
    }

    /** What ends an insert that is to change one row if the key is new, and any other number if it is not. */
    String unlessThere() {
        return unlessThere;
    }
}
