package dev.lifecycle.examples.benchmarks.jdbc;

import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL 17 of its own that ends with this object. It does not wait for the disk, so that what is left is the work of host and
 * server: waiting would be the same for everybody and hide the difference.
 */
final class Postgres implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final EmbeddedPostgres server;

    Postgres() {
        server = start();
    }

    /** On a busy machine the server may miss the time its starter gives it; then it is started once more. */
    private static EmbeddedPostgres start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(3))
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
            } catch (IOException | IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("PostgreSQL has not started in " + ATTEMPTS + " attempts", e);
                }
            }
        }
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** Makes the tables under this prefix. */
    void createTables(String prefix) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql :
                    Schema.statements("postgresql", JdbcOptions.defaults().tablePrefix(prefix))) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
