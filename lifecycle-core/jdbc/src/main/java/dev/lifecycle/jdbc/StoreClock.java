package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The clock that leases go by: the database's own, so that hosts whose clocks differ agree, or one given for tests. */
final class StoreClock {

    private final @Nullable InstantSource given;

    StoreClock(@Nullable InstantSource given) {
        this.given = given;
    }

    Instant now(Connection connection) throws SQLException {
        if (given != null) {
            return given.instant();
        }
        try (PreparedStatement statement = connection.prepareStatement(query(connection));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Columns.instant(row.getLong(1));
        }
    }

    /** Microseconds since 1970. PostgreSQL's usual clock stands still within a transaction, MariaDB's conversions go by a time zone. */
    private static String query(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> "SELECT CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000) AS BIGINT)";
            case "MariaDB" -> "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))";
            default -> "SELECT CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(6)) * 1000000) AS BIGINT)";
        };
    }
}
