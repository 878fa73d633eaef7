package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where databases differ. First, in how a row is added that may be there already. That it is there is an ordinary answer, so no error is
 * provoked by it: servers and drivers write errors into their logs, with the ids of persons in them. Second, in whether a connection
 * answers what it is asked for the second time from what it remembers.
 */
enum Dialect {
    POSTGRESQL(" ON CONFLICT DO NOTHING", ""),

    /** Changing what is there is told apart from adding it by the count of 2; who sees that rolls back, so nothing is changed. */
    MARIADB(" ON DUPLICATE KEY UPDATE revision = revision + 1", ""),

    /**
     * The error is caught, as H2 writes none into its log. A connection that a pool kept answers from the result before as long as the table
     * counts as unchanged, and after a commit the tables count as changed one after the other: who read the history that was there after an
     * erasure could still find the position from before. A condition that may differ each time is never answered from memory.
     */
    H2("", " AND RAND() >= 0"),

    /** What is not known: the error is caught. */
    OTHER("", "");

    private final String unlessThere;
    private final String afresh;

    Dialect(String unlessThere, String afresh) {
        this.unlessThere = unlessThere;
        this.afresh = afresh;
    }

    static Dialect of(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> POSTGRESQL;
            case "MariaDB" -> MARIADB;
            case "H2" -> H2;
            default -> OTHER;
        };
    }

    /** What ends an insert that is to change one row if the key is new, and any other number if it is not. */
    String unlessThere() {
        return unlessThere;
    }

    /** What follows the condition of a query about one subject, so that it is answered from the tables. */
    String afresh() {
        return afresh;
    }
}
